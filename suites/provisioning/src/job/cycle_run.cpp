// SPDX-License-Identifier: Apache-2.0
#include "job/cycle_run.hpp"

#include <algorithm>
#include <utility>

#include "job/subject.hpp"

namespace scim::provisioning {

namespace {

constexpr std::string_view reference_mark = "#references";

}  // namespace

std::string reference_key(std::string_view id)
{
    return std::string {id}.append(reference_mark);
}

std::string_view object_of_escrow(std::string_view key)
{
    if (key.ends_with(reference_mark))
        key.remove_suffix(reference_mark.size());
    return key;
}

CycleRun::CycleRun(JobContext& context, report::ProvisioningCycle& cycle, Dialect dialect)
    : context_ {context}
    , cycle_ {cycle}
    , dialect_ {dialect}
    , events_ {cycle.id, context.settings.target_name, context.redactor}
{
}

void CycleRun::run(std::vector<WorkItem> const& work)
{
    if (stage_deletions(work))
        return;
    std::size_t done = 0;
    for (auto const& item : work) {
        if (asked_to_stop())
            return;
        if (!item.references_only)
            process(item);
        if (job_error_)
            return;
        count_page(++done, work.size());
    }
    reference_pass(work);
}

void CycleRun::stop_for(report::ProvisioningErrorInformation error)
{
    job_error_ = std::move(error);
    interrupted_ = true;
}

bool CycleRun::asked_to_stop()
{
    if (context_.stop && context_.stop())
        interrupted_ = true;
    return interrupted_;
}

void CycleRun::count_page(std::size_t done, std::size_t total)
{
    auto const page = std::max<std::size_t>(context_.settings.page, 1);
    if (done % page != 0 && done != total)
        return;
    cycle_.pages_done = (done + page - 1) / page;
    context_.observer.on_progress(cycle_);
}

/// Fell out of scope, and the job or the filter does not deprovision for that.
bool CycleRun::is_left_alone(ScopeResult const& scope) const
{
    return scope.active && (context_.scope.scope().skip_out_of_scope_deletions || !scope.deprovisions);
}

std::vector<WorkItem const*> CycleRun::pending_deletions(std::vector<WorkItem> const& work) const
{
    std::vector<WorkItem const*> pending;
    for (auto const& item : work) {
        auto const anchor = context_.state.anchors.find(item.id);
        if (anchor == context_.state.anchors.end() || anchor->second.state != Anchor::State::active)
            continue;
        auto const* const object = context_.directory.find(item.id);
        if (object == nullptr) {
            pending.push_back(&item);
            continue;
        }
        auto const scope = context_.scope.evaluate(context_.directory, *object);
        if (!scope.in_scope() && !is_left_alone(scope))
            pending.push_back(&item);
    }
    return pending;
}

/// Stops the cycle before its first request when it would delete more than the job allows.
bool CycleRun::stage_deletions(std::vector<WorkItem> const& work)
{
    auto const threshold = context_.settings.thresholds.deletions;
    if (!threshold)
        return false;
    auto const pending = pending_deletions(work);
    cycle_.deletions = pending.size();
    if (pending.size() <= *threshold || context_.state.deletions_allowed)
        return false;
    for (auto const* const item : pending) {
        auto const* const object = context_.directory.find(item->id);
        auto event = new_event(item->id, item->type, object == nullptr ? item->id : label_of(*object));
        if (object != nullptr)
            event.source(*object);
        event.target(context_.state.anchors.find(item->id)->second.target_id);
        event.staged_delete();
        emit(std::move(event), std::chrono::steady_clock::now());
    }
    interrupted_ = stopped_deletions_ = true;
    return true;
}

EventBuilder CycleRun::new_event(std::string_view id, ObjectType type, std::string label)
{
    EventBuilder event {
        events_, context_.random.uuid(), context_.random.uuid(), context_.clock.now(), type, std::move(label)};
    event.event().source.id = std::string {id};
    return event;
}

void CycleRun::emit(EventBuilder event, std::chrono::steady_clock::time_point began)
{
    auto const finished = std::move(event).finish(std::chrono::steady_clock::now() - began);
    switch (finished.status) {
    case report::ProvisioningStatus::success: ++cycle_.exported; break;
    case report::ProvisioningStatus::failure: ++(finished.reference ? cycle_.reference_failures : cycle_.failed); break;
    default: ++cycle_.skipped;
    }
    context_.observer.on_event(finished);
}

bool CycleRun::halts(CallError const& error)
{
    if (!error.of_job)
        return false;
    job_error_ = error.information;
    job_error_->reason = context_.redactor.text(error.information.reason);
    interrupted_ = true;
    return true;
}

/// The first retry of what may pass by itself is the next cycle; everything else backs off.
void CycleRun::escrow(std::string const& key, CallError const& error, bool reference)
{
    auto const now = context_.clock.now();
    auto [entry, is_new] = context_.state.escrows.try_emplace(key);
    auto& escrow = entry->second;
    if (is_new)
        escrow.first_failure = now;
    else
        ++escrow.attempts;
    escrow.reference = reference;
    escrow.code = error.information.code;
    auto const next = context_.settings.schedule.next(escrow.first_failure, now);
    escrow.next_attempt = error.transient && is_new ? now : next.value_or(TimePoint::max());
}

void CycleRun::fail(Subject& subject, report::ProvisioningAction action, CallError const& error,
    std::string_view exchange_id, report::StepType step)
{
    if (halts(error))
        return;
    subject.event.failed(action, error.information, exchange_id, step);
    escrow(subject.item.id, error, false);
    emit(std::move(subject.event), subject.began);
}

/// The link is gone, and with it what failed.
void CycleRun::forget(std::string const& id)
{
    if (auto const link = context_.state.anchors.find(id); link != context_.state.anchors.end()) {
        link->second.state = Anchor::State::released;
        owners_.note(id, link->second);
        context_.state.anchors.erase(link);
    }
    context_.state.escrows.erase(id);
    context_.observer.on_anchor(id, {});
}

void CycleRun::succeed(Subject& subject, std::string_view target_id, Anchor::State state)
{
    auto& anchor = context_.state.anchors[subject.item.id];
    anchor.target_id = std::string {target_id};
    anchor.type = subject.item.type;
    anchor.state = state;
    context_.state.escrows.erase(subject.item.id);
    owners_.note(subject.item.id, anchor);
    context_.observer.on_anchor(subject.item.id, anchor);
    subject.event.target(context_.redactor.text(target_id));
    emit(std::move(subject.event), subject.began);
}

}  // namespace scim::provisioning
