// SPDX-License-Identifier: Apache-2.0
#include "standing_checks.hpp"

#include <algorithm>

#include <scim/report/assemble.hpp>

#include "assertions.hpp"
#include "case_runner.hpp"
#include "exchange_facts.hpp"
#include "requirement_level.hpp"

namespace scim::conformance {
namespace {

constexpr int most_failures_per_kind = 3;  ///< further ones add nothing to what is to be mended

report::Step step_of(Reply const& reply)
{
    report::Step step;
    step.title = reply.operation + " " + std::to_string(reply.status());
    step.exchange_id = reply.exchange_id;
    return step;
}

}  // namespace

std::vector<CaseDefinition> standing_check_cases()
{
    std::vector<CaseDefinition> cases;
    for (auto const& check : standing_checks()) {
        CaseDefinition definition;
        definition.id = "checks/every-exchange/" + check.name;
        definition.title = check.title;
        definition.checks = {check.requirement};
        definition.tags = {"standing"};
        definition.note = "Looks at every exchange of the run, whichever case sent it.";
        definition.standing = true;
        cases.push_back(std::move(definition));
    }
    return cases;
}

StandingChecks::StandingChecks(std::vector<CaseDefinition const*> planned)
{
    auto const& table = standing_checks();
    for (auto const* definition : planned) {
        auto const found = std::find_if(table.begin(), table.end(),
            [definition](StandingCheck const& check) { return definition->id.ends_with("/" + check.name); });
        if (found == table.end())
            continue;
        Seen seen;
        seen.check = &*found;
        seen.definition = definition;
        seen_.push_back(std::move(seen));
    }
}

void StandingChecks::observe(Reply const& reply, RunContext const& context)
{
    auto const exchange = checks::facts_of(reply, context);
    for (auto& seen : seen_) {
        auto const result = seen.check->judge(exchange);
        if (!result)
            continue;
        std::lock_guard const lock {mutex_};
        note(seen, reply, *result, context);
    }
}

void StandingChecks::note(
    Seen& seen, Reply const& reply, std::vector<CheckMismatch> const& found, RunContext const& context)
{
    ++seen.applied;
    if (found.empty() && seen.first_success)
        return;
    auto const level = requirement_level(*context.catalogue, context.profile, seen.check->requirement);
    if (found.empty()) {
        seen.first_success = step_of(reply);
        seen.first_success->assertions.push_back(
            held({seen.check->requirement, level}, seen.check->name, "", seen.check->title));
        return;
    }
    auto step = step_of(reply);
    for (auto const& [mismatch, weaker] : found) {
        auto const kind = reply.operation + mismatch.pointer + mismatch.failure_class + mismatch.observation;
        if (++seen.failures_by_kind[kind] <= most_failures_per_kind)
            step.assertions.push_back(failed({seen.check->requirement, weaker.value_or(level)},
                seen.check->name + ":" + mismatch.pointer, mismatch, context));
    }
    if (!step.assertions.empty())
        seen.failures.push_back(std::move(step));
}

report::Case StandingChecks::finish_one(Seen const& seen, RunContext const& context) const
{
    if (seen.applied == 0)
        return skipped_case(
            *seen.definition, context, "no exchange of this run was of the kind that the check looks at");
    auto finished = blank_case(*seen.definition, context);
    finished.steps = seen.failures;
    if (seen.first_success)
        finished.steps.push_back(*seen.first_success);
    std::sort(finished.steps.begin(), finished.steps.end(),
        [](auto const& a, auto const& b) { return a.exchange_id < b.exchange_id; });
    int n = 0;
    for (auto& step : finished.steps)
        step.n = ++n;
    finished.status = report::status_of(finished.steps);
    finished.level = report::level_of(finished.steps);
    finished.message = message_of(finished);
    finished.note += " " + std::to_string(seen.applied) + " exchanges were judged.";
    return finished;
}

std::vector<report::Case> StandingChecks::finish(RunContext const& context) const
{
    std::lock_guard const lock {mutex_};
    std::vector<report::Case> cases;
    for (auto const& seen : seen_)
        cases.push_back(finish_one(seen, context));
    return cases;
}

}  // namespace scim::conformance
