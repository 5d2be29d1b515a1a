// SPDX-License-Identifier: Apache-2.0
#include "commands/baseline_file.hpp"

#include <filesystem>
#include <map>

#include <scim/report/assemble.hpp>
#include <scim/report/baseline.hpp>
#include <scim/wire/json_place.hpp>

#include "commands/session.hpp"
#include "commands/source_files.hpp"

namespace scim::cli {
namespace {

using Problems = std::vector<conformance::FileProblem>;

std::string pointer_to(std::size_t entry, std::string_view member)
{
    return "/entries/" + std::to_string(entry) + "/" + std::string {member};
}

std::string line(conformance::SourceFile const& file, std::string const& pointer)
{
    return "line " + std::to_string(line_of(file.content, pointer));
}

Problems repeated(conformance::SourceFile const& file, report::Baseline const& baseline)
{
    Problems problems;
    std::map<std::string_view, std::size_t> first;
    for (std::size_t n = 0; n < baseline.entries.size(); ++n) {
        auto const [place, is_new] = first.emplace(baseline.entries[n].fingerprint, n);
        if (is_new)
            continue;
        auto const pointer = pointer_to(n, "fingerprint");
        problems.push_back({file.name, line(file, pointer) + ", " + pointer,
            "the fingerprint stands in " + line(file, pointer_to(place->second, "fingerprint"))
                + " already; remove one of the two entries"});
    }
    return problems;
}

Problems unknown_requirements(conformance::SourceFile const& file, report::Baseline const& baseline,
    documents::RequirementRegistry const& requirements)
{
    Problems problems;
    for (std::size_t n = 0; n < baseline.entries.size(); ++n) {
        auto const& id = baseline.entries[n].requirement;
        auto const pointer = pointer_to(n, "requirement");
        if (requirements.find(id) == nullptr)
            problems.push_back({file.name, line(file, pointer) + ", " + pointer,
                "there is no requirement " + id + "; see: scimproof list requirements"});
    }
    return problems;
}

}  // namespace

Problems baseline_problems(conformance::SourceFile const& file, documents::RequirementRegistry const& requirements)
{
    auto const json = conformance::parse_document(file, "baseline");
    if (!json)
        return json.error();
    auto const baseline = report::baseline_from_json(*json, file.name);
    auto problems = repeated(file, baseline);
    for (auto& problem : unknown_requirements(file, baseline, requirements))
        problems.push_back(std::move(problem));
    return problems;
}

Result<Json, Ending> read_baseline_json(std::string const& path)
{
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored))
        return Failure {usage("there is no baseline " + path + ". Write one with: scimproof baseline record")};
    auto const file = read_source(path);
    if (!file)
        return Failure {usage(file.error())};
    auto json = conformance::parse_document(*file, "baseline");
    if (!json)
        return Failure {usage(first_problem(json.error()))};
    if (auto const problems = repeated(*file, report::baseline_from_json(*json, path)); !problems.empty())
        return Failure {usage(first_problem(problems))};
    return std::move(*json);
}

Result<std::optional<report::Baseline>, Ending> read_baseline(std::string const& path)
{
    if (path.empty())
        return std::optional<report::Baseline> {};
    auto const json = read_baseline_json(path);
    if (!json)
        return Failure {json.error()};
    return std::optional {report::baseline_from_json(*json, path)};
}

std::optional<Ending> refuse_new_without_baseline(Gate gate, bool has_baseline)
{
    if (gate != Gate::fresh || has_baseline)
        return std::nullopt;
    return usage("--fail-on new needs --baseline FILE. Write one with: scimproof baseline record");
}

std::optional<Ending> compare_anew(report::RunReport& report, std::string const& path)
{
    if (path.empty())
        return std::nullopt;
    auto baseline = read_baseline(path);
    if (!baseline)
        return baseline.error();
    report.start.baseline = std::move(*baseline);
    report::assemble(report);
    return std::nullopt;
}

}  // namespace scim::cli
