// SPDX-License-Identifier: Apache-2.0
#include <scim/report/assemble.hpp>

#include "json_members.hpp"
#include "model_json.hpp"
#include "text_members.hpp"

namespace scim::report {
namespace {

// Each function adds to Members or to TextMembers: a run writes a line for each case, other outputs want the value.

template <typename Out>
void add_diff(Out& out, std::vector<DiffOperation> const& diff)
{
    out.value("kind", "json").objects("ops", diff, [](Out& members, DiffOperation const& operation) {
        members.value("op", operation.op)
            .value("path", operation.path)
            .maybe("expected", operation.expected)
            .maybe("observed", operation.observed);
    });
}

template <typename Out>
void add_assertion(Out& out, Assertion const& assertion)
{
    out.value("id", assertion.id)
        .value("requirement", assertion.requirement)
        .value("level", to_string(assertion.level))
        .value("ok", assertion.ok)
        .text("failureClass", assertion.failure_class)
        .text("path", assertion.path)
        .value("expected", assertion.expected)
        .value("observed", assertion.observed)
        .text("observation", assertion.observation);
    if (!assertion.diff.empty())
        out.object("diff", [&assertion](Out& members) { add_diff(members, assertion.diff); });
}

template <typename Out>
void add_step(Out& out, Step const& step)
{
    out.value("n", step.n)
        .value("title", step.title)
        .text("exchange", step.exchange_id)
        .objects("assertions", step.assertions, add_assertion<Out>);
}

template <typename Out>
void add_case(Out& out, Case const& finished)
{
    out.value("id", finished.id)
        .value("title", finished.title)
        .value("suite", finished.suite)
        .strings("tags", finished.tags)
        .value("level", to_string(finished.level))
        .strings("requirements", finished.requirements)
        .value("status", to_string(finished.status))
        .value("flaky", finished.flaky)
        .value("known", finished.known)
        .value("attempts", finished.attempts)
        .text("message", finished.message)
        .text("skipReason", finished.skip_reason)
        .text("blockedBy", finished.blocked_by)
        .text("errorClass", finished.error_class)
        .time("startedAt", finished.started_at)
        .value("durationMs", finished.duration_ms)
        .value("worker", finished.worker)
        .objects("steps", finished.steps, add_step<Out>)
        .text("note", finished.note);
}

}  // namespace

Json to_json(Case const& finished)
{
    Members members;
    add_case(members, finished);
    return members.take();
}

void write_case_members(JsonText& out, Case const& finished)
{
    TextMembers members {out};
    add_case(members, finished);
}

}  // namespace scim::report
