// SPDX-License-Identifier: Apache-2.0
#include <scim/report/render_provisioning.hpp>

#include <string>
#include <string_view>

#include "graph_event.hpp"

namespace scim::report {
namespace {

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

void write_properties(JsonText& out, ProvisioningEvent const& event, LogContext const& context)
{
    out.name("properties").begin_object();
    write_event_head(out, event, context);
    out.name("action").text(action_word(event.action));
    out.name("provisioningAction").text(to_string(event.action));
    write_systems(out, context, EventForm::event_hub);
    write_identities(out, event, EventForm::event_hub);
    write_status(out, event, EventForm::event_hub);
    out.name("statusInfo").begin_object().name("Status").integer(number_of(event.status)).end_object();
    write_steps(out, event, EventForm::event_hub);
    write_modified_properties(out, event);
    write_duration(out, "durationInMilliseconds", event);
    out.end_object();
}

void write_envelope(JsonText& out, ProvisioningEvent const& event, LogContext const& context)
{
    out.begin_object();
    out.name("time").text(format_date_time(event.at));
    out.name("resourceId").text("/tenants/" + context.job.tenant_id + "/providers/Microsoft.aadiam");
    out.name("operationName").text("Provisioning activity");
    out.name("operationVersion").text("1.0");
    out.name("category").text("ProvisioningLogs");
    out.name("tenantId").text(context.job.tenant_id);
    out.name("resultType").text(capitalised(to_string(event.status)));
    write_duration(out, "durationMs", event);
    out.name("correlationId").text(event.change_id);
    out.name("identity").text(event.id);
    out.name("Level").integer(4);
    write_properties(out, event, context);
    out.end_object();
}

}  // namespace

void render_event_hub(RunReport const& report, Output const& output)
{
    auto const context = log_context(report);
    JsonText text;
    text.begin_object().name("records").begin_array();
    report.events.each([&](ProvisioningEvent const& event) {
        write_envelope(text, event, context);
        output(text.written());
        text.forget();
    });
    text.end_array().end_object();
    output(text.take() + '\n');
}

}  // namespace scim::report
