// SPDX-License-Identifier: Apache-2.0
#include "case_runner.hpp"

#include <scim/report/assemble.hpp>

#include "assertions.hpp"
#include "case_run.hpp"
#include "coded_context.hpp"
#include "requirement_level.hpp"

namespace scim::conformance {
namespace {

void conclude(report::Case& outcome)
{
    if (outcome.status == report::Status::error || outcome.status == report::Status::skip)
        return;
    auto const judged = report::status_of(outcome.steps);
    bool const has_failure = judged == report::Status::fail || judged == report::Status::warn;
    // A case that was blocked half-way keeps what it has proven before.
    if (outcome.status == report::Status::blocked && !has_failure)
        return;
    outcome.status = judged;
    outcome.level = report::level_of(outcome.steps);
    outcome.message = message_of(outcome);
    outcome.blocked_by.clear();
    if (judged == report::Status::error) {
        outcome.error_class = "tool";
        outcome.message = "the case compared nothing";
    }
}

}  // namespace

report::Case blank_case(CaseDefinition const& definition, RunContext const& context)
{
    report::Case blank;
    blank.id = definition.id;
    blank.title = definition.title;
    blank.suite = definition.suite();
    blank.tags = definition.tags;
    blank.requirements = definition.checks;
    blank.note = definition.note;
    blank.level = requirement_level(*context.catalogue, context.profile, definition.checks.front());
    blank.started_at = SystemClock {}.now();
    return blank;
}

report::Case skipped_case(CaseDefinition const& definition, RunContext const& context, std::string reason)
{
    auto skipped = blank_case(definition, context);
    skipped.status = report::Status::skip;
    skipped.skip_reason = std::move(reason);
    return skipped;
}

namespace {

/// One try at a case.
struct Attempt {
    report::Case outcome;
    std::optional<std::chrono::milliseconds> late;  ///< the pause with which it may do better
};

bool has_trouble(report::Case const& outcome)
{
    return outcome.status == report::Status::fail || outcome.status == report::Status::warn
        || outcome.status == report::Status::blocked;
}

Attempt attempt(CaseDefinition const& definition, RunContext& context, Transport& transport,
    std::chrono::milliseconds pause, std::atomic<int>& left_behind)
{
    Attempt result {blank_case(definition, context), std::nullopt};
    auto& outcome = result.outcome;
    Session session {context, transport, definition.id, pause};
    if (definition.code) {
        CodedContext coded {definition, session, outcome};
        definition.code(coded);
    } else {
        CaseRun run {definition, session, outcome};
        if (run.make_given() && run.run_steps())
            run.check_after();
    }
    conclude(outcome);
    if (has_trouble(outcome) && pause < context.lateness.patience() && context.lateness.is_worth_a_look())
        result.late = session.find_lateness();
    if (!context.options.keep) {
        auto const made = static_cast<int>(session.remembered());
        auto const left = session.clean_up();
        left_behind += left;
        context.deleted += made - left;
    }
    return result;
}

}  // namespace

report::Case run_case(CaseDefinition const& definition, RunContext& context, Transport& transport, int worker,
    std::atomic<int>& left_behind)
{
    auto const begin = std::chrono::steady_clock::now();
    auto const is_patient = context.lateness.is_worth_a_look();
    auto [outcome, late] = attempt(definition, context, transport, context.lateness.pause(), left_behind);
    if (late) {
        auto again = attempt(definition, context, transport, *late, left_behind);
        if (has_trouble(again.outcome)) {
            context.lateness.found_nothing();
        } else {
            context.lateness.found(*late);
            outcome = std::move(again.outcome);
            outcome.note = "Passed once reads waited for " + std::to_string(late->count())
                + " ms behind a change: the provider shows changes late, which the RFCs allow.";
        }
        outcome.attempts = 2;
    } else if (is_patient && has_trouble(outcome)) {
        context.lateness.found_nothing();
    }
    outcome.worker = worker;
    outcome.duration_ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
    return std::move(outcome);  // a part of a pair, which is not moved by itself
}

}  // namespace scim::conformance
