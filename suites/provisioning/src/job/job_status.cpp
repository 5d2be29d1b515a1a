// SPDX-License-Identifier: Apache-2.0
#include "job/job_status.hpp"

#include <fmt/format.h>

namespace scim::provisioning {
namespace {

std::string_view code_of(JobState const& state, StatusHistory const& history)
{
    if (state.quarantine)
        return "Quarantine";
    if (state.paused)
        return "Paused";
    return history.last ? "Active" : "NotRun";
}

std::string iso_duration(std::chrono::seconds interval)
{
    auto const seconds = interval.count();
    return seconds % 60 == 0 ? fmt::format("PT{}M", seconds / 60) : fmt::format("PT{}S", seconds);
}

}  // namespace

void StatusHistory::note(report::ProvisioningCycle const& cycle)
{
    if (cycle.kind == report::CycleKind::on_demand)
        return;
    last = cycle;
    if (cycle.state == report::CycleState::failed) {
        ++successive_failures;
        return;
    }
    successive_failures = 0;
    if (!steady_first)
        steady_first = cycle.ended;
    steady_last = cycle.ended;
    if (cycle.state != report::CycleState::succeeded)
        return;
    last_succeeded = cycle;
    if (cycle.exported > 0)
        last_succeeded_with_exports = cycle;
}

FailureCounts job_counts(JobState const& state)
{
    FailureCounts counts;
    for (auto const& [key, escrow] : state.escrows)
        ++(escrow.reference ? counts.reference_failures : counts.failed);
    for (auto const& [id, anchor] : state.anchors)
        if (anchor.state != Anchor::State::released && !state.escrows.contains(id))
            ++counts.succeeded;
    return counts;
}

report::ProvisioningJob job_status(JobSettings const& settings, JobState const& state, StatusHistory const& history)
{
    report::ProvisioningJob job;
    job.id = settings.job_id;
    job.template_id = settings.template_id;
    job.service_principal_id = settings.service_principal_id;
    job.tenant_id = settings.tenant_id;
    job.target_name = settings.target_name;
    job.code = std::string {code_of(state, history)};
    job.schedule_state = state.disabled ? "Disabled" : state.paused ? "Paused" : "Active";
    job.interval = iso_duration(settings.interval);
    job.successive_complete_failures = history.successive_failures;
    job.escrows_pruned = history.escrows_pruned;
    job.last = history.last;
    job.last_succeeded = history.last_succeeded;
    job.last_succeeded_with_exports = history.last_succeeded_with_exports;
    job.steady_state_first = history.steady_first;
    job.steady_state_last = history.steady_last;
    std::size_t users = 0, groups = 0;
    for (auto const& [id, anchor] : state.anchors)
        ++(anchor.type == ObjectType::user ? users : groups);
    job.entries_by_type = {{"User to urn:ietf:params:scim:schemas:extension:enterprise:2.0:User", users},
        {"Group to urn:ietf:params:scim:schemas:core:2.0:Group", groups}};
    job.quarantine = state.quarantine;
    job.deletion_threshold = settings.thresholds.deletions;
    return job;
}

}  // namespace scim::provisioning
