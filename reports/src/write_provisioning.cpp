// SPDX-License-Identifier: Apache-2.0
#include "provisioning_json.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "json_members.hpp"

namespace scim::report {
namespace {

Json optional_cycle(std::optional<ProvisioningCycle> const& cycle)
{
    return cycle ? to_json(*cycle) : Json {};
}

Json quarantine_json(Quarantine const& quarantine)
{
    Members members;
    members.value("reason", quarantine.reason)
        .time("seriesBegan", quarantine.series_began)
        .time("currentBegan", quarantine.current_began)
        .value("seriesCount", quarantine.series_count);
    if (quarantine.next_attempt)
        members.time("nextAttempt", *quarantine.next_attempt);
    return members.text("errorCode", quarantine.error_code).text("error", quarantine.error).take();
}

Json counts_json(std::string_view name, std::vector<std::pair<std::string, std::size_t>> const& counts)
{
    auto array = Json::array();
    for (auto const& [key, count] : counts)
        array.push_back(Members {}.value(name, key).value("count", count).take());
    return array;
}

Json job_json(ProvisioningJob const& job)
{
    Members members;
    members.value("id", job.id)
        .text("templateId", job.template_id)
        .text("servicePrincipalId", job.service_principal_id)
        .text("tenantId", job.tenant_id)
        .text("targetName", job.target_name)
        .value("code", job.code)
        .value("scheduleState", job.schedule_state)
        .value("interval", job.interval)
        .value("countSuccessiveCompleteFailures", job.successive_complete_failures)
        .value("escrowsPruned", job.escrows_pruned)
        .value("last", optional_cycle(job.last))
        .value("lastSucceeded", optional_cycle(job.last_succeeded))
        .value("lastSucceededWithExports", optional_cycle(job.last_succeeded_with_exports));
    if (job.steady_state_first)
        members.time("steadyStateFirst", *job.steady_state_first);
    if (job.steady_state_last)
        members.time("steadyStateLast", *job.steady_state_last);
    members.value("entriesByType", counts_json("type", job.entries_by_type));
    if (job.quarantine)
        members.value("quarantine", quarantine_json(*job.quarantine));
    return members.maybe("deletionThreshold", job.deletion_threshold)
        .text("troubleshootingUrl", job.troubleshooting_url)
        .take();
}

Members rule_members(QuarantineRule const& rule)
{
    Members members;
    members.value("quarantine", rule.quarantine)
        .text("reason", rule.reason)
        .value("failures", rule.failures)
        .value("referenceFailures", rule.reference_failures)
        .value("events", rule.events)
        .value("ratio", rule.ratio)
        .value("text", rule.text);
    return members;
}

Json audit_json(AuditEntry const& entry)
{
    return Members {}
        .time("at", entry.at)
        .value("activity", entry.activity)
        .value("result", entry.result)
        .value("reason", entry.reason)
        .take();
}

}  // namespace

Json to_json(ProvisioningCycle const& cycle)
{
    Members members;
    members.value("id", cycle.id)
        .value("number", cycle.number)
        .value("kind", to_string(cycle.kind))
        .value("state", to_string(cycle.state))
        .time("virtualStart", cycle.began)
        .time("virtualEnd", cycle.ended)
        .value("durationMs", cycle.duration_ms)
        .value("countImported", cycle.imported)
        .value("countImportedReferences", cycle.imported_references)
        .value("countEntitled", cycle.entitled)
        .value("countExported", cycle.exported)
        .value("countEscrowed", cycle.failed)
        .value("countReferenceFailures", cycle.reference_failures)
        .value("countSkipped", cycle.skipped)
        .value("countDeletions", cycle.deletions)
        .value("requests", cycle.requests)
        .value("pagesDone", cycle.pages_done)
        .value("pagesTotal", cycle.pages_total);
    return members.text("errorCode", cycle.error_code)
        .text("error", cycle.error)
        .value("quarantined", cycle.quarantined)
        .take();
}

Json errors_json(Health const& health)
{
    auto list = Json::array();
    for (auto const& [code, count] : health.top_errors) {
        auto const remedy = health.remedies.find(code);
        list.push_back(Members {}
                           .value("code", code)
                           .value("count", count)
                           .text("remedy", remedy == health.remedies.end() ? std::string {} : remedy->second)
                           .take());
    }
    return list;
}

Json to_json(Health const& health)
{
    auto projected = rule_members(health.projected).value("population", health.population).take();
    return Members {}
        .value("job", job_json(health.job))
        .value("assessment",
            Members {}
                .value("literal", rule_members(health.literal).take())
                .value("projected", std::move(projected))
                .take())
        .value("successRate", health.success_rate)
        .value("topErrors", errors_json(health))
        .each("audit", health.audit, audit_json)
        .text("excuse", health.excuse)
        .take();
}

}  // namespace scim::report
