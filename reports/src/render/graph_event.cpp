// SPDX-License-Identifier: Apache-2.0
#include "graph_event.hpp"

#include <cmath>
#include <cstdint>

#include <scim/report/render_provisioning.hpp>
#include <scim/wire/text.hpp>

#include "../name_uuid.hpp"

namespace scim::report {
namespace {

/// Graph leaves out a fraction of zero.
std::string short_time(TimePoint time)
{
    return replace_all(format_date_time(time), ".000Z", "Z");
}

void write_names(JsonText& out, std::string_view id, std::string_view name, EventForm form)
{
    out.name(member_name("id", form)).text(id);
    out.name(member_name("displayName", form)).text(name);
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

void write_event_head(JsonText& out, ProvisioningEvent const& event, LogContext const& context)
{
    out.name("id").text(event.id);
    out.name("activityDateTime").text(short_time(event.at));
    out.name("tenantId").text(context.job.tenant_id);
    out.name("jobId").text(context.job.id);
    out.name("cycleId").text(event.cycle_id);
    out.name("changeId").text(event.change_id);
}

void write_duration(JsonText& out, std::string_view name, ProvisioningEvent const& event)
{
    out.name(name).integer(std::llround(event.duration_ms));
}

void write_systems(JsonText& out, LogContext const& context, EventForm form)
{
    out.name("servicePrincipal").begin_object();
    write_names(out, context.job.service_principal_id, context.application_name, form);
    out.end_object();
    out.name("sourceSystem").begin_object();
    write_names(out, context.source_id, source_system_name, form);
    out.name("details").begin_object().end_object();
    out.end_object();
    out.name("targetSystem").begin_object();
    write_names(out, context.target_id, context.job.target_name, form);
    out.name("details").begin_object();
    out.name("ApplicationId").text(context.application_id);
    out.name("ServicePrincipalId").text(context.job.service_principal_id);
    out.name("ServicePrincipalDisplayName").text(context.application_name);
    out.end_object().end_object();
    out.name("initiatedBy").begin_object();
    write_names(out, "", initiator_name, form);
    out.name(member_name("initiatorType", form)).text("system");
    out.end_object();
}

void write_graph_event(JsonText& out, ProvisioningEvent const& event, LogContext const& context)
{
    out.begin_object();
    write_event_head(out, event, context);
    out.name("provisioningAction").text(to_string(event.action));
    write_duration(out, "durationInMilliseconds", event);
    write_status(out, event, EventForm::graph);
    write_steps(out, event, EventForm::graph);
    write_modified_properties(out, event);
    write_systems(out, context, EventForm::graph);
    write_identities(out, event, EventForm::graph);
    out.name("x-exchanges").begin_array();
    for (auto const& step : event.steps)
        if (!step.exchange_id.empty())
            out.text(step.exchange_id);
    out.end_array().end_object();
}

void render_provisioning_log(RunReport const& report, Output const& output)
{
    auto const context = log_context(report);
    JsonText text;
    text.begin_array();
    report.events.each([&](ProvisioningEvent const& event) {
        write_graph_event(text, event, context);
        output(text.written());
        text.forget();
    });
    text.end_array();
    output(text.take() + '\n');
}

}  // namespace scim::report
