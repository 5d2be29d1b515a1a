// SPDX-License-Identifier: Apache-2.0
#include "commands/job_scenarios.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

#include <scim/provisioning/scenario_run.hpp>

#include "config/suggestion.hpp"

#include <fmt/format.h>

namespace scim::cli {
namespace {

using provisioning::FileError;
using provisioning::Scenario;
using provisioning::ScenarioStep;

constexpr auto default_scenario = "joiner-mover-leaver";
constexpr auto default_mapping = "entra-default";

Ending complaints(std::vector<FileError> const& errors)
{
    if (errors.size() == 1)
        return usage(describe(errors.front()));
    std::string text;
    for (auto const& error : errors)
        text += describe(error) + '\n';
    return usage(text + fmt::format("{} mistakes; nothing was sent.", errors.size()));
}

Result<std::string, Ending> whole_file(std::string const& path)
{
    std::ifstream in {path, std::ios::binary};
    if (!in)
        return Failure {usage(fmt::format("cannot read {}: {}.", path, std::strerror(errno)))};
    return std::string {std::istreambuf_iterator<char> {in}, {}};
}

bool is_file(std::string const& name)
{
    return name.ends_with(".json") || name.find('/') != std::string::npos;
}

Ending unknown_scenario(std::string const& name)
{
    std::vector<std::string> ids {"all"};
    for (auto const& file : provisioning::scenario_files())
        ids.emplace_back(file.id);
    auto const near = suggestion(name, ids);
    return usage("there is no scenario " + name + "."
        + (near.empty() ? " See: scimproof list scenarios" : " Did you mean " + near + "?"));
}

Result<std::vector<PlannedJob>, Ending> named_scenarios(std::string const& name, std::string const& prefix)
{
    std::vector<PlannedJob> scenarios;
    auto const add = [&](std::string_view text, std::string_view file) -> std::optional<Ending> {
        auto read = provisioning::read_scenario(text, file, prefix);
        if (!read)
            return complaints(read.error());
        scenarios.push_back({*std::move(read), {}, {}});
        return std::nullopt;
    };
    if (is_file(name)) {
        auto const text = whole_file(name);
        if (!text)
            return Failure {text.error()};
        if (auto ending = add(*text, name))
            return Failure {std::move(*ending)};
        return scenarios;
    }
    for (auto const& file : provisioning::scenario_files())
        if (name == "all" || name == file.id)
            if (auto ending = add(file.text, file.file))
                return Failure {std::move(*ending)};
    if (scenarios.empty())
        return Failure {unknown_scenario(name)};
    return scenarios;
}

ScenarioStep step(ScenarioStep::Kind kind, std::string title)
{
    ScenarioStep step;
    step.kind = kind;
    step.title = std::move(title);
    return step;
}

/// A directory without a story: connect, an initial cycle, and one that has nothing left to do.
Result<PlannedJob, Ending> plain_job(RunSettings const& settings, std::string const& prefix, std::uint64_t seed)
{
    PlannedJob job;
    auto& scenario = job.scenario;
    scenario.id = settings.directory_file.empty() ? "made-up-directory" : "directory";
    scenario.title = "A directory is provisioned";
    scenario.about = "The initial cycle and one that finds nothing to do.";
    scenario.steps = {step(ScenarioStep::Kind::test_connection, "Test connection"),
        step(ScenarioStep::Kind::cycle, "Initial cycle"), step(ScenarioStep::Kind::cycle, "Incremental cycle")};
    if (!settings.directory_file.empty()) {
        auto text = whole_file(settings.directory_file);
        if (!text)
            return Failure {text.error()};
        auto directory = provisioning::read_directory_text(*text, settings.directory_file);
        if (!directory)
            return Failure {complaints(directory.error())};
        job.directory = *std::move(directory);
        return job;
    }
    provisioning::DirectoryShape shape;
    shape.users = static_cast<std::size_t>(settings.users.value_or(usual_users));
    shape.groups = static_cast<std::size_t>(settings.groups.value_or(usual_groups));
    shape.seed = seed;
    shape.domain = prefix + ".example.com";
    shape.mark = prefix;
    scenario.shape = shape;
    return job;
}

/// A mapping file of ours, or an export of Graph's synchronizationSchema.
Result<provisioning::GraphSchema, Ending> schema_named(std::string const& name, conformance::Catalogue const& catalogue)
{
    std::string text;
    if (is_file(name)) {
        auto read = whole_file(name);
        if (!read)
            return Failure {read.error()};
        text = *std::move(read);
        auto const json = parse_json(text);
        if (!json)
            return Failure {complaints({{name, json.error().line, json.error().reason, ""}})};
        if (json->contains("synchronizationRules")) {
            auto schema = provisioning::job_schema_from_graph(*json, name);
            if (!schema)
                return Failure {complaints(schema.error())};
            return *std::move(schema);
        }
    }
    auto const mapping = choose_mapping(catalogue, name, {});
    if (!mapping)
        return Failure {mapping.error()};
    auto schema = provisioning::job_schema_from(**mapping, name, text);
    if (!schema)
        return Failure {complaints(schema.error())};
    return provisioning::GraphSchema {*std::move(schema), {}, {}};
}

/// Gives the job its mapping, and what belongs to it.
std::optional<Ending> add_schema(PlannedJob& job, RunSettings const& settings, conformance::Catalogue const& catalogue)
{
    auto& scenario = job.scenario;
    auto const name = !settings.mapping.empty() ? settings.mapping
        : !scenario.mapping.empty()             ? scenario.mapping
                                                : std::string {default_mapping};
    auto schema = schema_named(name, catalogue);
    if (!schema)
        return schema.error();
    if (settings.flagged)
        scenario.job.dialect = provisioning::Dialect::flagged;
    scenario.job.interval = std::chrono::duration_cast<std::chrono::seconds>(settings.interval);
    auto& scope = scenario.scope;
    scope.user_filters.insert(scope.user_filters.end(), schema->user_filters.begin(), schema->user_filters.end());
    scope.group_filters.insert(scope.group_filters.end(), schema->group_filters.begin(), schema->group_filters.end());
    job.schema = std::move(schema->schema);
    return std::nullopt;
}

bool is_plain(RunSettings const& settings)
{
    return !settings.directory_file.empty() || settings.users || settings.groups;
}

Result<std::vector<PlannedJob>, Ending> wanted_scenarios(
    RunSettings const& settings, std::string const& prefix, std::uint64_t seed)
{
    if (is_plain(settings)) {
        if (!settings.scenarios.empty())
            return Failure {usage("--scenario brings its own directory: leave out --directory, --users and --groups.")};
        auto job = plain_job(settings, prefix, seed);
        if (!job)
            return Failure {job.error()};
        std::vector<PlannedJob> jobs;
        jobs.push_back(*std::move(job));
        return jobs;
    }
    if (!settings.journal.empty() || !settings.resume.empty())
        return Failure {usage("--journal and --resume go with --directory or --users: a scenario begins anew.")};
    std::vector<PlannedJob> all;
    auto const names = settings.scenarios.empty() ? std::vector<std::string> {default_scenario} : settings.scenarios;
    for (auto const& name : names) {
        auto some = named_scenarios(name, prefix);
        if (!some)
            return Failure {some.error()};
        std::move(some->begin(), some->end(), std::back_inserter(all));
    }
    return all;
}

}  // namespace

Result<std::vector<PlannedJob>, Ending> plan_jobs(
    RunSettings const& settings, conformance::Catalogue const& catalogue, std::string const& prefix, std::uint64_t seed)
{
    auto jobs = wanted_scenarios(settings, prefix, seed);
    if (!jobs)
        return jobs;
    for (auto& job : *jobs) {
        if (auto ending = add_schema(job, settings, catalogue))
            return Failure {*std::move(ending)};
        if (auto const wrong = provisioning::rehearse(job.scenario, job.schema, seed))
            return Failure {usage(fmt::format("scenario {}: {}. Nothing was sent.", job.scenario.id, *wrong))};
    }
    return jobs;
}

}  // namespace scim::cli
