// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Everything the suites know: cases, requirements, captures, profiles, mappings. Compiled into the program; a folder
/// of case files can be added by their author.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <scim/conformance/case_definition.hpp>
#include <scim/conformance/profile.hpp>
#include <scim/documents/message_schemas.hpp>
#include <scim/documents/requirement_registry.hpp>
#include <scim/wire/result.hpp>

namespace scim::conformance {

/// A fault in a file of ours: file, place, what is wrong, what would be right.
struct FileProblem {
    std::string file;
    std::string place;  ///< `line 3, column 7` or a JSON pointer
    std::string text;   ///< a sentence
};

/// `suites/cases/patch/remove.json: /cases/0/stpes: unknown member; did you mean "steps"?`
std::string to_string(FileProblem const& problem);

struct SuiteTitle {
    std::string id, title;
};

struct Catalogue {
    std::vector<CaseDefinition> cases;  ///< sorted by area, then as written
    std::vector<SuiteTitle> suites;
    std::map<std::string, Json> captures;
    std::vector<Profile> profiles;
    std::vector<Mapping> mappings;
    documents::RequirementRegistry requirements;
    documents::MessageSchemas messages;

    /// For the id of a resource type's own case, `generated/Device/values-are-kept`, the one that it is made of.
    CaseDefinition const* find_case(std::string_view id) const;
    Profile const* find_profile(std::string_view id) const;
    Mapping const* find_mapping(std::string_view id) const;
};

/// Loads what was compiled in. Errors are ours: a broken file in the tree.
Result<Catalogue, std::vector<FileProblem>> load_catalogue();

/// A file as the linter and the loader read it.
struct SourceFile {
    std::string name;  ///< path for messages; the case id comes from `<area>/<page>.json` at its end
    std::string content;
};

/// Parses one case file. Every problem found is returned, not only the first.
Result<std::vector<CaseDefinition>, std::vector<FileProblem>> parse_case_file(SourceFile const& file);

/// Parses a profile or mapping given as a file by the user.
Result<Profile, std::vector<FileProblem>> parse_profile(SourceFile const& file);
Result<Mapping, std::vector<FileProblem>> parse_mapping(SourceFile const& file);

/// Every problem of the whole catalogue: unknown requirement ids, missing finding texts, titles too long, repeated ids,
/// captures never replayed, aliases used before they exist.
std::vector<FileProblem> lint(Catalogue const& catalogue);

}  // namespace scim::conformance
