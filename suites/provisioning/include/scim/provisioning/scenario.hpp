// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Scenarios: what happens to a tenant and its endpoint over days of virtual time, and what an endpoint that works must
/// have made of it. They are data; docs/scenarios.md describes the file.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <scim/provisioning/directory_file.hpp>
#include <scim/provisioning/job.hpp>
#include <scim/provisioning/weather.hpp>
#include <scim/wire/json.hpp>

namespace scim::provisioning {

/// What a step of a scenario does.
struct ScenarioStep {
    enum class Kind {
        test_connection,
        cycle,    ///< now, `count` times, the interval apart
        wait,     ///< cycles run when they are due
        change,   ///< of the directory
        target,   ///< of the provider, behind the service's back
        weather,  ///< trouble from now on; an empty list ends it
        scope,    ///< a new scope: the next cycle is initial
        restart,
        pause,
        start,
        allow_deletes,
        on_demand,
    };
    Kind kind = Kind::cycle;
    std::string title;
    int count = 1;
    std::chrono::seconds duration {0};
    std::vector<Json> changes;  ///< of change and target, one object each
    std::vector<WeatherRule> weather;
    Scope scope;
    ResetScope reset;
    std::string who;
    std::vector<std::string> members;
    Json expect;  ///< null: nothing fails, and the target shows what was sent
};

/// A scenario that can be run.
struct Scenario {
    std::string id, title, about;
    std::string mapping;                   ///< id; empty: the one of the run
    std::vector<std::string> matching;     ///< target paths that match users, instead of the mapping's
    std::optional<TargetActions> actions;  ///< instead of the mapping's
    std::string directory;                 ///< text of a directory file; empty: `shape` is generated
    std::optional<DirectoryShape> shape;
    JobSettings job;  ///< ids are filled in by the run
    Scope scope;
    std::vector<ScenarioStep> steps;
};

/// Reads a scenario file. `{run}` in its texts becomes the run's prefix, so that everything it makes can be found.
/// Errors: with the line; what is no JSON, what the schema refuses, durations, operators and names that cannot be read.
Result<Scenario, std::vector<FileError>> read_scenario(
    std::string_view text, std::string_view file, std::string_view run);

/// A scenario that comes with the program.
struct ScenarioFile {
    std::string_view id, file, text;
};
std::vector<ScenarioFile> const& scenario_files();

}  // namespace scim::provisioning
