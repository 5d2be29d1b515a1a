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
    std::string place;      ///< `line 3, column 7`, `line 3, /cases/0` or the id of a case
    std::string text;       ///< a sentence
    bool is_style = false;  ///< readers are hindered, a run is not
};

/// `suites/cases/patch/remove.json: line 9, /cases/0/stpes: unknown member; did you mean "steps"?`
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

/// Parses a file of one of the kinds that FileSchemas knows. Every problem found is returned, with its line.
Result<Json, std::vector<FileProblem>> parse_document(SourceFile const& file, std::string_view schema);

/// Parses one case file. Every problem found is returned, not only the first.
Result<std::vector<CaseDefinition>, std::vector<FileProblem>> parse_case_file(SourceFile const& file);

/// One case file.
struct CasePage {
    std::string id;     ///< `<area>/<page>`, the suite
    std::string about;  ///< its title
    std::vector<CaseDefinition> cases;
};
Result<CasePage, std::vector<FileProblem>> parse_case_page(SourceFile const& file);

/// Parses a profile or mapping given as a file by the user.
Result<Profile, std::vector<FileProblem>> parse_profile(SourceFile const& file);
Result<Mapping, std::vector<FileProblem>> parse_mapping(SourceFile const& file);

/// Names in a profile that the catalogue does not know: requirements, documents, the mapping. `file` is the text it was
/// read from, for lines; its content may be empty.
std::vector<FileProblem> profile_problems(Catalogue const& catalogue, Profile const& profile, SourceFile const& file);

/// One profile from several: whatever one of them asks for, at the strictest level that one of them gives it. What one
/// leaves out with a reason stays out, since its client counts on something else; its notes tell that, and every other
/// conflict. Profiles named twice count once. There must be at least one.
Profile combine(Catalogue const& catalogue, std::vector<Profile> const& profiles);

/// Every problem of the whole catalogue: unknown requirement ids, missing finding texts, titles too long, repeated ids,
/// captures never replayed, aliases used before they exist.
std::vector<FileProblem> lint(Catalogue const& catalogue);

}  // namespace scim::conformance
