// SPDX-License-Identifier: Apache-2.0
#include "commands/session.hpp"

#include <algorithm>
#include <filesystem>

#include <scim/wire/text.hpp>

#include "commands/source_files.hpp"
#include "config/suggestion.hpp"

namespace scim::cli {
namespace {

/// Adds the case files of a folder; `own` takes their names.
std::optional<Ending> add_folder(
    conformance::Catalogue& catalogue, std::string const& folder, std::vector<std::string>& own)
{
    auto const files = read_folder(folder);
    if (!files)
        return usage(files.error());
    if (files->empty())
        return usage("the folder " + folder + " holds no .json file.");
    for (auto const& file : *files) {
        auto page = conformance::parse_case_page(file);
        if (!page)
            return usage(first_problem(page.error()));
        own.push_back(file.name);
        if (catalogue.suites.end()
            == std::find_if(catalogue.suites.begin(), catalogue.suites.end(),
                [&page](conformance::SuiteTitle const& known) { return known.id == page->id; }))
            catalogue.suites.push_back({page->id, page->about});
        std::move(page->cases.begin(), page->cases.end(), std::back_inserter(catalogue.cases));
    }
    return std::nullopt;
}

/// What would make a run of the user's cases meaningless.
std::optional<Ending> refuse_broken(conformance::Catalogue const& catalogue, std::vector<std::string> const& own)
{
    if (own.empty())
        return std::nullopt;
    auto problems = conformance::lint(catalogue);
    std::erase_if(problems, [&own](conformance::FileProblem const& problem) {
        return problem.is_style || std::find(own.begin(), own.end(), problem.file) == own.end();
    });
    return problems.empty() ? std::nullopt : std::optional {usage(first_problem(problems))};
}

bool is_file(std::string const& name)
{
    std::error_code ignored;
    return std::filesystem::is_regular_file(name, ignored);
}

/// `entra,okta` is two names, unless a file is called so.
std::vector<std::string> single_names(conformance::Catalogue const& catalogue, std::vector<std::string> const& names)
{
    std::vector<std::string> all;
    for (auto const& name : names) {
        if (catalogue.find_profile(name) != nullptr || is_file(name)) {
            all.push_back(name);
            continue;
        }
        for (auto const& piece : split(name, ',')) {
            if (!trim(piece).empty())
                all.emplace_back(trim(piece));
        }
    }
    return all;
}

/// A profile of the user may name a mapping of the user: a file that lies beside it.
std::string mapping_beside(std::string const& profile, std::string const& mapping)
{
    if (!mapping.ends_with(".json"))
        return mapping;
    return (std::filesystem::path {profile}.parent_path() / mapping).string();
}

template <typename Entry>
Ending unknown_name(std::string const& kind, std::string const& name, std::vector<Entry> const& known)
{
    if (name.ends_with(".json"))
        return usage("there is no file " + name + ", which should hold the " + kind + ".");
    std::vector<std::string> ids;
    for (auto const& entry : known)
        ids.push_back(entry.id);
    auto const near = suggestion(name, ids);
    return usage("unknown " + kind + " " + name + "."
        + (near.empty() ? " See: scimproof list " + kind + "s" : " Did you mean " + near + "?"));
}

Result<conformance::Mapping, Ending> read_mapping(std::string const& name)
{
    auto const file = read_source(name);
    if (!file)
        return Failure {usage(file.error())};
    auto mapping = conformance::parse_mapping(*file);
    if (!mapping)
        return Failure {usage(first_problem(mapping.error()))};
    return std::move(*mapping);
}

/// A file of the user, with all its names checked.
Result<conformance::Profile, Ending> read_profile(conformance::Catalogue const& catalogue, std::string const& name)
{
    auto const file = read_source(name);
    if (!file)
        return Failure {usage(file.error())};
    auto profile = conformance::parse_profile(*file);
    if (!profile)
        return Failure {usage(first_problem(profile.error()))};
    if (auto const problems = conformance::profile_problems(catalogue, *profile, *file); !problems.empty())
        return Failure {usage(first_problem(problems))};
    profile->source = name;
    profile->default_mapping = mapping_beside(name, profile->mapping);
    return std::move(*profile);
}

Result<conformance::Profile, Ending> choose_one(conformance::Catalogue const& catalogue, std::string const& name)
{
    if (auto const* const known = catalogue.find_profile(name); known != nullptr)
        return *known;
    if (is_file(name))
        return read_profile(catalogue, name);
    return Failure {unknown_name("profile", name, catalogue.profiles)};
}

}  // namespace

std::string first_problem(std::vector<conformance::FileProblem> const& problems)
{
    if (problems.empty())
        return "the file cannot be used";
    auto const more = problems.size() - 1;
    return to_string(problems.front()) + (more == 0 ? "" : " (and " + std::to_string(more) + " more: scimproof lint)");
}

Result<conformance::Catalogue, Ending> load_cases(RunSettings const& settings)
{
    auto catalogue = conformance::load_catalogue();
    if (!catalogue)
        return Failure {Ending {ExitCode::internal, first_problem(catalogue.error())}};
    std::vector<std::string> own;
    for (auto const& folder : settings.case_folders) {
        if (auto ending = add_folder(*catalogue, folder, own))
            return Failure {std::move(*ending)};
    }
    if (auto ending = refuse_broken(*catalogue, own))
        return Failure {std::move(*ending)};
    return std::move(*catalogue);
}

Result<conformance::Profile, Ending> choose_profile(
    conformance::Catalogue const& catalogue, std::vector<std::string> const& names)
{
    std::vector<conformance::Profile> chosen;
    for (auto const& name : single_names(catalogue, names)) {
        auto profile = choose_one(catalogue, name);
        if (!profile)
            return Failure {profile.error()};
        chosen.push_back(std::move(*profile));
    }
    if (chosen.empty())
        return Failure {usage("name a profile. See: scimproof list profiles")};
    return conformance::combine(catalogue, chosen);
}

Result<std::optional<conformance::Mapping>, Ending> choose_mapping(
    conformance::Catalogue const& catalogue, std::string const& wanted, conformance::Profile const& profile)
{
    auto const& name = wanted.empty() ? profile.default_mapping : wanted;
    if (name.empty())
        return std::optional<conformance::Mapping> {};
    if (auto const* const known = catalogue.find_mapping(name); known != nullptr)
        return std::optional {*known};
    if (is_file(name)) {
        auto mapping = read_mapping(name);
        if (!mapping)
            return Failure {mapping.error()};
        return std::optional {std::move(*mapping)};
    }
    return Failure {unknown_name("mapping", name, catalogue.mappings)};
}

}  // namespace scim::cli
