// SPDX-License-Identifier: Apache-2.0
#include "scenario/step_judgement.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

namespace scim::provisioning {
namespace {

using report::Assertion;
using report::Level;
using report::ProvisioningAction;
using report::ProvisioningStatus;

constexpr std::array<std::pair<std::string_view, ProvisioningAction>, 5> actions {{
    {"created", ProvisioningAction::create},
    {"updated", ProvisioningAction::update},
    {"disabled", ProvisioningAction::disable},
    {"deleted", ProvisioningAction::remove},
    {"staged", ProvisioningAction::staged_delete},
}};

constexpr std::string_view deletes = "ENTRA-035";
constexpr std::string_view as_foreseen = "ENTRA-059";

constexpr std::array<std::string_view, 5> own_codes {"MissingValues", "SchemaPropertyCanOnlyAcceptValue",
    "ImportSkipped", "EntrySynchronizationSkipped", "DuplicateSourceEntries"};

/// An endpoint that disables accounts need not delete them: both is better (ENTRA-035).
bool is_unoffered_deletion(StepFacts::Failure const& failure)
{
    return failure.requirement == deletes
        && (failure.code == "MethodNotAllowed" || failure.code == "NotImplemented"
            || failure.code == "InsufficientRights");
}

std::string_view requirement_of_action(report::ProvisioningEvent const& event)
{
    switch (event.action) {
    case ProvisioningAction::create: return event.source.type == "Group" ? "ENTRA-002" : "ENTRA-001";
    case ProvisioningAction::disable: return "ENTRA-008";
    case ProvisioningAction::remove: return deletes;
    case ProvisioningAction::update: return event.reference && event.source.type == "User" ? "ENTRA-044" : "ENTRA-003";
    default: return "ENTRA-023";
    }
}

/// A number or a range.
bool fits(Json const& expected, std::size_t observed)
{
    auto const value = static_cast<std::int64_t>(observed);
    if (expected.is_integer())
        return expected.as_integer() == value;
    auto const* const least = expected.find("min");
    auto const* const most = expected.find("max");
    return (least == nullptr || value >= least->as_integer()) && (most == nullptr || value <= most->as_integer());
}

std::string range_text(Json const& expected)
{
    if (expected.is_integer())
        return std::to_string(expected.as_integer());
    auto const* const least = expected.find("min");
    auto const* const most = expected.find("max");
    if (most == nullptr)
        return least == nullptr ? "any number" : fmt::format("at least {}", least->as_integer());
    return least == nullptr ? fmt::format("at most {}", most->as_integer())
                            : fmt::format("{} to {}", least->as_integer(), most->as_integer());
}

std::size_t count_of(std::map<std::string, std::size_t> const& counts, std::string const& key)
{
    auto const found = counts.find(key);
    return found == counts.end() ? 0 : found->second;
}

class Judge {
public:
    Judge(StepFacts const& facts, Json const& expect, report::ProvisioningJob const& job, LevelOf const& level)
        : facts_ {facts}
        , expect_ {expect}
        , job_ {job}
        , level_ {level}
    {
    }

    std::vector<report::Step> judge(std::string const& title)
    {
        judge_test();
        judge_job_errors();
        judge_failures();
        judge_deviations();
        judge_counts();
        judge_texts();
        std::vector<report::Step> steps {step(title, facts_.test_exchange)};
        for (std::size_t i = 0; i < assertions_.size(); ++i)
            place(steps, evidence_[i], title).assertions.push_back(std::move(assertions_[i]));
        return steps;
    }

private:
    static report::Step step(std::string const& title, std::string const& exchange)
    {
        report::Step made;
        made.title = title;
        made.exchange_id = exchange;
        return made;
    }

    /// What needs no evidence stands in the first step.
    static report::Step& place(std::vector<report::Step>& steps, std::string const& evidence, std::string const& title)
    {
        if (evidence.empty())
            return steps.front();
        for (auto& step : steps)
            if (step.exchange_id == evidence)
                return step;
        steps.push_back(step(title, evidence));
        return steps.back();
    }

    Assertion& add(std::string id, std::string_view requirement, bool ok, std::string expected, std::string observed)
    {
        Assertion assertion;
        assertion.id = std::move(id);
        assertion.requirement = std::string {requirement};
        assertion.level = facts_.troubled ? Level::info : level_(requirement);
        assertion.ok = ok;
        assertion.expected = std::move(expected);
        assertion.observed = std::move(observed);
        assertion.path = assertion.id;
        if (!ok)
            assertion.failure_class = "wrong-value";
        assertions_.push_back(std::move(assertion));
        evidence_.emplace_back();
        return assertions_.back();
    }

    /// What the scenario foresees; a mismatch alone is no proof against the endpoint.
    void foresee(std::string id, bool ok, std::string expected, std::string observed)
    {
        auto& assertion = add(std::move(id), as_foreseen, ok, std::move(expected), std::move(observed));
        assertion.level = facts_.troubled ? Level::info : Level::should;
    }

    Json const* expected(std::string_view name) const { return expect_.is_null() ? nullptr : expect_.find(name); }

    void judge_test()
    {
        if (!facts_.test_passed)
            return;
        auto const* const wish = expected("passed");
        auto const wanted = wish == nullptr || wish->as_boolean();
        auto& assertion = add("test-connection", "ENTRA-016", *facts_.test_passed == wanted,
            wanted ? "both probes answered with an empty list" : "the connection test fails",
            *facts_.test_passed ? "passed" : facts_.test_error);
        assertion.observation = *facts_.test_passed ? "passed" : "failed";
    }

    bool is_foreseen(std::string const& code) const
    {
        auto const* const errors = expected("errors");
        return errors != nullptr && errors->contains(code);
    }

    void judge_job_errors()
    {
        if (auto const* const state = expected("state"); state != nullptr && state->as_string() == "Failed")
            return;
        if (expected("quarantine") != nullptr)
            return;
        for (auto const& cycle : facts_.cycles) {
            if (cycle.state != report::CycleState::failed)
                continue;
            auto& assertion = add("cycle", requirement_of_job_error(cycle.error_code), false,
                "the cycle runs to its end", fmt::format("{}: {}", cycle.error_code, cycle.error));
            assertion.observation = cycle.error_code;
            return;
        }
    }

    void judge_failures()
    {
        for (auto const& failure : facts_.failures) {
            if (is_foreseen(failure.code))
                continue;
            auto& assertion = add(fmt::format("event:{}", failure.code), failure.requirement, false, "provisioned",
                fmt::format("{} failed with {}{}: {}", failure.label, failure.code,
                    failure.count > 1 ? fmt::format(" ({} times)", failure.count) : "", failure.reason));
            assertion.observation = failure.code;
            assertion.failure_class = "status-mismatch";
            evidence_.back() = failure.exchange_id;
            if (is_unoffered_deletion(failure) && assertion.level == Level::must)
                assertion.level = Level::should;
        }
        for (auto const& [name, action] : actions)
            if (auto const done = facts_.done.find(action); done != facts_.done.end() && done->second > 0)
                add(std::string {name}, requirement_of_success(action), true, "provisioned",
                    std::to_string(done->second));
    }

    static std::string_view requirement_of_success(ProvisioningAction action)
    {
        report::ProvisioningEvent event;
        event.action = action;
        return requirement_of_action(event);
    }

    void judge_deviations()
    {
        if (auto const* const target = expected("target"); target != nullptr && target->as_string() == "any")
            return;
        std::map<std::pair<std::string, std::string>, std::vector<Deviation const*>> groups;
        for (auto const& deviation : facts_.deviations)
            groups[{deviation.requirement, deviation.attribute}].push_back(&deviation);
        for (auto const& [key, group] : groups) {
            auto const& first = *group.front();
            auto& assertion
                = add(fmt::format("read-back:{}", first.attribute), first.requirement, false, first.expected,
                    fmt::format("{} of {}{}", first.observed, first.label,
                        group.size() > 1 ? fmt::format(", and {} more", group.size() - 1) : ""));
            assertion.failure_class = first.failure_class;
            assertion.observation = first.failure_class;
            evidence_.back() = first.exchange_id;
            if (first.unpublished)
                assertion.level = Level::info;
        }
        if (facts_.compared && groups.empty())
            add("read-back", "ENTRA-051", true, "what was sent", "what was sent");
    }

    void judge_counts()
    {
        for (auto const& [name, action] : actions)
            if (auto const* const wish = expected(name))
                foresee_count("count", name, *wish, facts_.done.contains(action) ? facts_.done.at(action) : 0);
        if (auto const* const wish = expected("cycles"))
            foresee_count("count", "cycles", *wish, facts_.cycles.size());
        for (auto const& [name, counts] : {std::pair {"errors", &facts_.errors}, {"skips", &facts_.skips}})
            if (auto const* const wishes = expected(name))
                for (auto const& [code, wish] : wishes->as_object())
                    foresee_count(name, code, wish, count_of(*counts, code));
    }

    void foresee_count(std::string_view kind, std::string_view what, Json const& wish, std::size_t observed)
    {
        foresee(fmt::format("{}:{}", kind, what), fits(wish, observed), fmt::format("{} {}", range_text(wish), what),
            fmt::format("{} {}", observed, what));
    }

    void judge_texts()
    {
        if (auto const* const wish = expected("state"); wish != nullptr && !facts_.cycles.empty())
            foresee_text("state", *wish, report::to_string(facts_.cycles.back().state));
        if (auto const* const wish = expected("kind"); wish != nullptr && !facts_.cycles.empty())
            foresee_text("kind", *wish, report::to_string(facts_.cycles.back().kind));
        auto const quarantine = job_.quarantine ? job_.quarantine->reason : std::string {"none"};
        if (auto const* const wish = expected("quarantine"))
            foresee_text("quarantine", *wish, quarantine);
        else if (!facts_.cycles.empty() && expected("status") == nullptr)
            // What brought it there is told of each object; the health tells of the quarantine.
            add("quarantine", as_foreseen, !job_.quarantine, "none", quarantine).level = Level::info;
        if (auto const* const wish = expected("status"))
            foresee_text("status", *wish, job_.code);
        if (auto const* const wish = expected("schedule"))
            foresee_text("schedule", *wish, job_.schedule_state);
    }

    void foresee_text(std::string const& id, Json const& wish, std::string_view observed)
    {
        auto const named = [&id](std::string_view text) { return fmt::format("{} {}", id, text); };
        foresee(id, wish.as_string() == observed, named(wish.as_string()), named(observed));
    }

    StepFacts const& facts_;
    Json const& expect_;
    report::ProvisioningJob const& job_;
    LevelOf const& level_;
    std::vector<Assertion> assertions_;
    std::vector<std::string> evidence_;  ///< id of the exchange that shows each of them; empty: none does
};

}  // namespace

bool is_own_code(std::string_view code)
{
    return std::find(own_codes.begin(), own_codes.end(), code) != own_codes.end();
}

std::string_view requirement_of(report::ProvisioningEvent const& event)
{
    if (!event.error || is_own_code(event.error->code))
        return "";
    auto const& code = event.error->code;
    if (code == "TooManyRequests")
        return "ENTRA-034";
    if (code == "Timeout")
        return "ENTRA-050";
    if (code == "InvalidAnchor")
        return "ENTRA-004";
    // Follows from the failure of another object, which has its own finding.
    if (code == unresolved_reference)
        return "";
    return requirement_of_action(event);
}

std::string_view requirement_of_job_error(std::string_view code)
{
    if (code == "Unauthorized")
        return "ENTRA-040";
    return "ENTRA-016";
}

void StepFacts::note(report::ProvisioningEvent const& event)
{
    if (event.status == ProvisioningStatus::success || event.action == ProvisioningAction::staged_delete)
        ++done[event.action];
    for (auto const& step : event.steps)
        for (auto const& [name, value] : step.details)
            if (name == "SkipReason")
                ++skips[value];
    if (!event.error)
        return;
    ++errors[event.error->code];
    auto const requirement = requirement_of(event);
    if (requirement.empty() || event.status != ProvisioningStatus::failure)
        return;
    for (auto& failure : failures)
        if (failure.requirement == requirement && failure.code == event.error->code) {
            ++failure.count;
            return;
        }
    // What is gone from the source has no name any more.
    auto const& label = event.source.display_name.empty() ? event.source.id : event.source.display_name;
    failures.push_back({std::string {requirement}, event.error->code, label, event.error->reason,
        event.steps.empty() ? std::string {} : event.steps.back().exchange_id, 1});
}

std::vector<report::Step> judge_step(std::string const& title, StepFacts const& facts, Json const& expect,
    report::ProvisioningJob const& job, LevelOf const& level)
{
    return Judge {facts, expect, job, level}.judge(title);
}

}  // namespace scim::provisioning
