// SPDX-License-Identifier: Apache-2.0
#include "graph_event.hpp"

#include <cmath>
#include <cstdint>
#include <utility>

#include <scim/report/render_provisioning.hpp>
#include <scim/wire/text.hpp>

#include "../json_members.hpp"
#include "../name_uuid.hpp"
#include "../provisioning_json.hpp"

namespace scim::report {
namespace {

Json system_json(std::string const& id, std::string_view name, Json details)
{
    return Members {}.value("id", id).value("displayName", name).value("details", std::move(details)).take();
}

Json target_json(LogContext const& context)
{
    auto details = Members {}
                       .value("ApplicationId", context.application_id)
                       .value("ServicePrincipalId", context.job.service_principal_id)
                       .value("ServicePrincipalDisplayName", context.application_name)
                       .take();
    return system_json(context.target_id, context.job.target_name, std::move(details));
}

/// Graph leaves out a fraction of zero.
std::string short_time(TimePoint time)
{
    return replace_all(format_date_time(time), ".000Z", "Z");
}

/// Takes the exchanges out of the steps: Graph knows none.
Json take_exchanges(Json& steps)
{
    auto exchanges = Json::array();
    for (auto& step : steps.as_array()) {
        if (auto* const exchange = step.find("x-exchange"))
            exchanges.push_back(std::move(*exchange));
        step.erase("x-exchange");
    }
    return exchanges;
}

}  // namespace

LogContext log_context(RunReport const& report)
{
    LogContext context;
    if (report.health)
        context.job = report.health->job;
    context.application_name = report.target.label.empty() ? context.job.target_name : report.target.label;
    context.source_id = uuid_of("source of " + context.job.id);
    context.target_id = uuid_of("target of " + context.job.id);
    context.application_id = uuid_of("application of " + context.job.id);
    return context;
}

Json graph_event(ProvisioningEvent const& event, LogContext const& context)
{
    auto record = to_json(event);
    auto const take = [&record](std::string_view name) { return std::move(*record.find(name)); };
    auto steps = take("provisioningSteps");
    auto exchanges = take_exchanges(steps);
    return Members {}
        .value("id", take("id"))
        .value("activityDateTime", short_time(event.at))
        .value("tenantId", context.job.tenant_id)
        .value("jobId", context.job.id)
        .value("cycleId", take("cycleId"))
        .value("changeId", take("changeId"))
        .value("provisioningAction", take("provisioningAction"))
        .value("durationInMilliseconds", static_cast<std::int64_t>(std::llround(event.duration_ms)))
        .value("provisioningStatusInfo", take("provisioningStatusInfo"))
        .value("provisioningSteps", std::move(steps))
        .value("modifiedProperties", take("modifiedProperties"))
        .value("servicePrincipal",
            Members {}
                .value("id", context.job.service_principal_id)
                .value("displayName", context.application_name)
                .take())
        .value("sourceSystem", system_json(context.source_id, source_system_name, Json::object()))
        .value("targetSystem", target_json(context))
        .value("initiatedBy",
            Members {}.value("id", "").value("displayName", initiator_name).value("initiatorType", "system").take())
        .value("sourceIdentity", take("sourceIdentity"))
        .value("targetIdentity", take("targetIdentity"))
        .value("x-exchanges", std::move(exchanges))
        .take();
}

std::string render_provisioning_log(RunReport const& report)
{
    auto const context = log_context(report);
    auto log = Json::array();
    for (auto const& event : report.events)
        log.push_back(graph_event(event, context));
    return write_json(log) + '\n';
}

}  // namespace scim::report
