// SPDX-License-Identifier: Apache-2.0
#include <scim/report/render_provisioning.hpp>

#include <array>
#include <cmath>
#include <cstdint>
#include <string_view>
#include <utility>

#include "../json_members.hpp"
#include "graph_event.hpp"

namespace scim::report {
namespace {

/// The numbers that stand for Graph's words here. Those of `referenceResolution` and `warning` were never seen: they
/// are the ones left over.
int number_of(StepType type)
{
    switch (type) {
    case StepType::import: return 0;
    case StepType::scoping: return 1;
    case StepType::matching: return 2;
    case StepType::processing: return 3;
    case StepType::reference_resolution: return 4;
    case StepType::export_: break;
    }
    return 5;
}

int number_of(ProvisioningStatus status)
{
    switch (status) {
    case ProvisioningStatus::success: return 0;
    case ProvisioningStatus::failure: return 1;
    case ProvisioningStatus::skipped: return 2;
    case ProvisioningStatus::warning: break;
    }
    return 3;
}

std::string capitalised(std::string_view word)
{
    std::string text {word};
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z')
        text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

std::string action_word(ProvisioningAction action)
{
    return action == ProvisioningAction::staged_delete ? "StagedDelete" : capitalised(to_string(action));
}

/// Members with other names than Graph's.
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> names {
    {{"id", "Id"}, {"displayName", "Name"}, {"initiatorType", "Type"}, {"status", "Status"}}};

Json renamed(Json object)
{
    for (auto& member : object.as_object()) {
        for (auto const& [from, to] : names) {
            if (member.name == from)
                member.name = to;
        }
    }
    return object;
}

Json numbered_steps(Json steps, ProvisioningEvent const& event)
{
    auto step = event.steps.begin();
    for (auto& json : steps.as_array()) {
        json.set("provisioningStepType", number_of(step->type)).set("status", number_of(step->status));
        ++step;
    }
    return steps;
}

Json properties_json(ProvisioningEvent const& event, LogContext const& context)
{
    auto graph = graph_event(event, context);
    auto const take = [&graph](std::string_view name) { return std::move(*graph.find(name)); };
    return Members {}
        .value("id", take("id"))
        .value("activityDateTime", take("activityDateTime"))
        .value("tenantId", take("tenantId"))
        .value("jobId", take("jobId"))
        .value("cycleId", take("cycleId"))
        .value("changeId", take("changeId"))
        .value("action", action_word(event.action))
        .value("provisioningAction", take("provisioningAction"))
        .value("servicePrincipal", renamed(take("servicePrincipal")))
        .value("sourceSystem", renamed(take("sourceSystem")))
        .value("targetSystem", renamed(take("targetSystem")))
        .value("initiatedBy", renamed(take("initiatedBy")))
        .value("sourceIdentity", renamed(take("sourceIdentity")))
        .value("targetIdentity", renamed(take("targetIdentity")))
        .value("provisioningStatusInfo", renamed(take("provisioningStatusInfo")))
        .value("statusInfo", Members {}.value("Status", number_of(event.status)).take())
        .value("provisioningSteps", numbered_steps(take("provisioningSteps"), event))
        .value("modifiedProperties", take("modifiedProperties"))
        .value("durationInMilliseconds", take("durationInMilliseconds"))
        .take();
}

Json envelope_json(ProvisioningEvent const& event, LogContext const& context)
{
    return Members {}
        .time("time", event.at)
        .value("resourceId", "/tenants/" + context.job.tenant_id + "/providers/Microsoft.aadiam")
        .value("operationName", "Provisioning activity")
        .value("operationVersion", "1.0")
        .value("category", "ProvisioningLogs")
        .value("tenantId", context.job.tenant_id)
        .value("resultType", capitalised(to_string(event.status)))
        .value("durationMs", static_cast<std::int64_t>(std::llround(event.duration_ms)))
        .value("correlationId", event.change_id)
        .value("identity", event.id)
        .value("Level", 4)
        .value("properties", properties_json(event, context))
        .take();
}

}  // namespace

std::string render_event_hub(RunReport const& report)
{
    auto const context = log_context(report);
    auto records = Json::array();
    for (auto const& event : report.events)
        records.push_back(envelope_json(event, context));
    return write_json(Members {}.value("records", std::move(records)).take()) + '\n';
}

}  // namespace scim::report
