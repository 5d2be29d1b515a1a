// SPDX-License-Identifier: Apache-2.0
#include "scenario/rehearsal.hpp"

#include <algorithm>

#include <scim/provisioning/scenario_run.hpp>

#include "scenario/directory_changes.hpp"

#include <fmt/format.h>

namespace scim::provisioning {
namespace {

std::optional<std::string> change_all(Directory& directory, std::vector<Json> const& changes, TimePoint now)
{
    for (auto const& change : changes)
        if (auto const wrong = apply_change(directory, change, now))
            return fmt::format("{}{}{}", wrong->reason, wrong->remedy.empty() ? "" : "; ", wrong->remedy);
    return std::nullopt;
}

/// What a step does to the directory, without a job.
std::optional<std::string> rehearse_step(ScenarioStep const& step, Directory& directory, TimePoint& now)
{
    switch (step.kind) {
    case ScenarioStep::Kind::change: return change_all(directory, step.changes, now);
    case ScenarioStep::Kind::on_demand:
        if (objects_named(directory, step.who).size() != 1)
            return fmt::format("no object of the directory is called \"{}\"", step.who);
        return std::nullopt;
    case ScenarioStep::Kind::wait:
        now += step.duration;
        directory.purge(now);
        return std::nullopt;
    default: return std::nullopt;
    }
}

bool speaks_of_directory(ScenarioStep const& step)
{
    return step.kind == ScenarioStep::Kind::change || step.kind == ScenarioStep::Kind::on_demand;
}

}  // namespace

Directory directory_of(Scenario const& scenario, std::uint64_t seed)
{
    if (scenario.shape || scenario.directory.empty()) {
        auto shape = scenario.shape.value_or(DirectoryShape {});
        shape.seed = seed;
        return generate_directory(shape);
    }
    // Read once before: what was wrong with it was told when the scenario was read.
    return read_directory_text(scenario.directory, scenario.id).value();
}

std::optional<std::string> rehearse(Scenario const& scenario, JobSchema const& schema, std::uint64_t seed)
{
    auto users = schema.users;
    if (!scenario.matching.empty())
        if (auto const known = match_by(users, scenario.matching); !known)
            return "matching: " + known.error();
    // Where no step speaks of the directory, a large one need not be made.
    if (std::none_of(scenario.steps.begin(), scenario.steps.end(), speaks_of_directory))
        return std::nullopt;
    auto directory = directory_of(scenario, seed);
    auto now = SystemClock {}.now();
    for (auto const& step : scenario.steps)
        if (auto const wrong = rehearse_step(step, directory, now))
            return fmt::format("step \"{}\": {}", step.title, *wrong);
    return std::nullopt;
}

}  // namespace scim::provisioning
