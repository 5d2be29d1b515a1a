// SPDX-License-Identifier: Apache-2.0
#include "commands/job_consent.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <string_view>
#include <utility>

#include "commands/job_resume.hpp"

#include <fmt/format.h>

namespace scim::cli {
namespace {

using provisioning::ObjectType;
using provisioning::Scenario;
using provisioning::ScenarioStep;

struct Size {
    std::size_t users = 0, groups = 0;
};

Size size_of(provisioning::Directory const& directory)
{
    return {directory.objects(ObjectType::user).size(), directory.objects(ObjectType::group).size()};
}

Size size_of(PlannedJob const& job)
{
    if (job.directory)
        return size_of(*job.directory);
    auto const& scenario = job.scenario;
    if (scenario.shape || scenario.directory.empty()) {
        auto const shape = scenario.shape.value_or(provisioning::DirectoryShape {});
        return {shape.users, shape.groups};
    }
    auto const directory = provisioning::read_directory_text(scenario.directory, scenario.id);
    return directory ? size_of(*directory) : Size {};
}

std::string counted(std::size_t number, std::string_view word)
{
    return fmt::format("{} {}{}", number, word, number == 1 ? "" : "s");
}

bool changes_directory(Scenario const& scenario)
{
    return std::any_of(scenario.steps.begin(), scenario.steps.end(),
        [](ScenarioStep const& step) { return step.kind == ScenarioStep::Kind::change; });
}

/// What passes between the cycles of a job and in its waits.
std::chrono::seconds length_of(Scenario const& scenario)
{
    std::chrono::seconds length {0};
    int cycles = 0;
    for (auto const& step : scenario.steps) {
        length += step.kind == ScenarioStep::Kind::wait ? step.duration : std::chrono::seconds {0};
        cycles += step.kind == ScenarioStep::Kind::cycle ? step.count : 0;
    }
    return length + scenario.job.interval * std::max(cycles - 1, 0);
}

/// `34 days`, `2 hours 40 minutes`, `12 seconds`: two units at most.
std::string long_time(std::chrono::seconds time)
{
    constexpr std::array<std::pair<std::string_view, long>, 4> units {
        {{"day", 86'400}, {"hour", 3'600}, {"minute", 60}, {"second", 1}}};
    std::string text;
    int told = 0;
    for (auto const& [word, seconds] : units) {
        auto const amount = time.count() / seconds;
        time %= std::chrono::seconds {seconds};
        if (amount == 0 || told == 2)
            continue;
        text += (told++ == 0 ? "" : " ") + counted(static_cast<std::size_t>(amount), word);
    }
    return text.empty() ? "no time" : text;
}

std::string names_text(RunSettings const& settings, std::string const& prefix)
{
    if (settings.directory_file.empty())
        return " They are named after " + prefix + "; nobody else's are touched.";
    return fmt::format(" They have the names of {}: accounts that are there already and match are changed too.",
        settings.directory_file);
}

}  // namespace

std::string consent_text(std::vector<PlannedJob> const& jobs, RunSettings const& settings, std::string const& prefix)
{
    Size sum;
    std::chrono::seconds length {0};
    bool is_changing = false;
    for (auto const& job : jobs) {
        auto const own = size_of(job);
        sum.users += own.users;
        sum.groups += own.groups;
        length += length_of(job.scenario);
        is_changing = is_changing || changes_directory(job.scenario);
    }
    auto const host = settings.base ? origin(*settings.base) : std::string {};
    auto const what = jobs.size() == 1 ? "The job creates, changes, disables and deletes"
                                       : fmt::format("{} jobs create, change, disable and delete", jobs.size());
    auto const stays = settings.keep || !journal_path(settings).empty();
    auto text = fmt::format("{} users and groups at {}: {} and {}{}.{}", what, host, counted(sum.users, "user"),
        counted(sum.groups, "group"), is_changing ? ", and whoever joins" : "", names_text(settings, prefix));
    text += stays ? " What it creates stays." : " What it creates is deleted at the end.";
    if (settings.real_time)
        text += fmt::format(" In real time that takes {}.", long_time(length));
    return text;
}

}  // namespace scim::cli
