// SPDX-License-Identifier: Apache-2.0
#include "commands/session.hpp"

#include <algorithm>
#include <filesystem>

#include <scim/wire/text.hpp>

#include "commands/source_files.hpp"
#include "config/suggestion.hpp"

namespace scim::cli {
namespace {

/// By id, or as a file when the name looks like one.
template <typename Entry, typename Parse>
Result<Entry, Ending> choose(
    std::vector<Entry> const& known, std::string const& name, std::string const& kind, Parse parse)
{
    std::vector<std::string> ids;
    for (auto const& entry : known) {
        if (entry.id == name)
            return entry;
        ids.push_back(entry.id);
    }
    std::error_code ignored;
    if (std::filesystem::is_regular_file(name, ignored)) {
        auto const file = read_source(name);
        if (!file)
            return Failure {usage(file.error())};
        auto parsed = parse(*file);
        if (!parsed)
            return Failure {usage(first_problem(parsed.error()))};
        return std::move(*parsed);
    }
    auto const near = suggestion(name, ids);
    return Failure {usage("unknown " + kind + " " + name + "."
        + (near.empty() ? " See: scimproof list " + kind + "s" : " Did you mean " + near + "?"))};
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
    for (auto const& folder : settings.case_folders) {
        auto const files = read_folder(folder);
        if (!files)
            return Failure {usage(files.error())};
        for (auto const& file : *files) {
            auto cases = conformance::parse_case_file(file);
            if (!cases)
                return Failure {usage(first_problem(cases.error()))};
            std::move(cases->begin(), cases->end(), std::back_inserter(catalogue->cases));
        }
    }
    return std::move(*catalogue);
}

Result<conformance::Profile, Ending> choose_profile(conformance::Catalogue const& catalogue, std::string const& name)
{
    return choose(catalogue.profiles, name, "profile", conformance::parse_profile);
}

Result<std::optional<conformance::Mapping>, Ending> choose_mapping(
    conformance::Catalogue const& catalogue, std::string const& name)
{
    if (name.empty())
        return std::optional<conformance::Mapping> {};
    auto mapping = choose(catalogue.mappings, name, "mapping", conformance::parse_mapping);
    if (!mapping)
        return Failure {mapping.error()};
    return std::optional {std::move(*mapping)};
}

}  // namespace scim::cli
