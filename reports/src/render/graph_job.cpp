// SPDX-License-Identifier: Apache-2.0
#include <scim/report/render_provisioning.hpp>

#include <utility>
#include <vector>

#include "../json_members.hpp"
#include "../name_uuid.hpp"
#include "graph_job.hpp"

namespace scim::report {
namespace {

Json optional_time(std::optional<TimePoint> const& time)
{
    return time ? Json {format_date_time(*time)} : Json {};
}

Json error_json(std::string const& code, std::string const& message)
{
    if (code.empty() && message.empty())
        return Json {};
    return Members {}.value("code", code).value("message", message).value("tenantActionable", true).take();
}

/// An initial cycle imports everything, a later one what changed.
Json execution_json(std::optional<ProvisioningCycle> const& cycle)
{
    if (!cycle)
        return Json {};
    auto const failed = cycle->failed + cycle->reference_failures;
    bool const whole = cycle->kind == CycleKind::initial;
    return Members {}
        .value("activityIdentifier", cycle->id)
        .value("state", to_string(cycle->state))
        .time("timeBegan", cycle->began)
        .time("timeEnded", cycle->ended)
        .value("countEntitled", cycle->entitled)
        .value("countEntitledForProvisioning", cycle->entitled)
        .value("countEscrowed", failed)
        .value("countEscrowedRaw", failed)
        .value("countExported", cycle->exported)
        .value("countExports", cycle->exported + failed)
        .value("countImported", whole ? cycle->imported : 0)
        .value("countImportedDeltas", whole ? 0 : cycle->imported)
        .value("countImportedReferenceDeltas", cycle->imported_references)
        .value("error", error_json(cycle->error_code, cycle->error))
        .take();
}

Json progress_json(std::optional<ProvisioningCycle> const& cycle)
{
    auto progress = Json::array();
    if (cycle) {
        progress.push_back(Members {}
                               .value("units", "pages")
                               .value("completedUnits", cycle->pages_done)
                               .value("totalUnits", cycle->pages_total)
                               .time("progressObservationDateTime", cycle->ended)
                               .take());
    }
    return progress;
}

Json quarantine_json(std::optional<Quarantine> const& quarantine)
{
    if (!quarantine)
        return Json {};
    return Members {}
        .time("currentBegan", quarantine->current_began)
        .value("nextAttempt", optional_time(quarantine->next_attempt))
        .time("seriesBegan", quarantine->series_began)
        .value("seriesCount", quarantine->series_count)
        .value("reason", quarantine->reason)
        .value("error", error_json(quarantine->error_code, quarantine->error))
        .take();
}

Json settings_json(ProvisioningJob const& job)
{
    auto settings = Json::array();
    if (job.deletion_threshold) {
        settings.push_back(Members {}
                               .value("name", "QuarantineTooManyDeletesThreshold")
                               .value("value", std::to_string(*job.deletion_threshold))
                               .take());
    }
    return settings;
}

Json record_json(AuditEntry const& entry, ProvisioningJob const& job, std::size_t number)
{
    auto const identity = job.id + ' ' + std::to_string(number) + ' ' + format_date_time(entry.at);
    return Members {}
        .value("id", "Sync_" + uuid_of(identity))
        .time("activityDateTime", entry.at)
        .value("activityDisplayName", entry.activity)
        .value("category", "ProvisioningManagement")
        .value("loggedByService", "Account Provisioning")
        .value("result", entry.result)
        .value("resultReason", entry.reason)
        .value("targetResources", Json::array({Members {}.value("displayName", job.target_name).take()}))
        .take();
}

}  // namespace

Json graph_status(ProvisioningJob const& job)
{
    return Members {}
        .value("code", job.code)
        .value("countSuccessiveCompleteFailures", job.successive_complete_failures)
        .value("escrowsPruned", job.escrows_pruned)
        .value("steadyStateFirstAchievedTime", optional_time(job.steady_state_first))
        .value("steadyStateLastAchievedTime", optional_time(job.steady_state_last))
        .value("troubleshootingUrl", job.troubleshooting_url.empty() ? Json {} : Json {job.troubleshooting_url})
        .each("synchronizedEntryCountByType", job.entries_by_type,
            [](auto const& entry) { return Members {}.value("key", entry.first).value("value", entry.second).take(); })
        .value("progress", progress_json(job.last))
        .value("lastExecution", execution_json(job.last))
        .value("lastSuccessfulExecution", execution_json(job.last_succeeded))
        .value("lastSuccessfulExecutionWithExports", execution_json(job.last_succeeded_with_exports))
        .value("quarantine", quarantine_json(job.quarantine))
        .take();
}

std::string render_provisioning_job(Health const& health)
{
    auto const& job = health.job;
    auto const schedule = Members {}
                              .value("expiration", Json {})
                              .value("interval", job.interval)
                              .value("state", job.schedule_state)
                              .take();
    return write_json_pretty(Members {}
                                 .value("id", job.id)
                                 .value("templateId", job.template_id)
                                 .value("schedule", schedule)
                                 .value("status", graph_status(job))
                                 .value("synchronizationJobSettings", settings_json(job))
                                 .take());
}

std::string render_audit_log(Health const& health)
{
    auto log = Json::array();
    for (std::size_t number = 0; number < health.audit.size(); ++number)
        log.push_back(record_json(health.audit[number], health.job, number));
    return write_json_pretty(log);
}

}  // namespace scim::report
