// SPDX-License-Identifier: Apache-2.0
#include "event_text.hpp"

#include <array>
#include <utility>

#include <scim/wire/date_time.hpp>

namespace scim::report {
namespace {

void write_optional(JsonText& out, std::string_view name, std::optional<std::string> const& text)
{
    out.name(name);
    if (text)
        out.text(*text);
    else
        out.null();
}

/// Microsoft's examples know no other category for what a target answers.
void write_error(JsonText& out, std::optional<ProvisioningErrorInformation> const& error)
{
    out.name("errorInformation");
    if (!error) {
        out.null();
        return;
    }
    out.begin_object();
    out.name("errorCode").text(error->code);
    out.name("reason").text(error->reason);
    out.name("additionalDetails").null();
    out.name("errorCategory").text("nonServiceFailure");
    out.name("recommendedAction");
    if (error->recommended_action.empty())
        out.null();
    else
        out.text(error->recommended_action);
    out.end_object();
}

void write_step(JsonText& out, ProvisioningStep const& step, EventForm form)
{
    out.begin_object();
    out.name("name").text(step.name);
    if (form == EventForm::event_hub) {
        out.name("provisioningStepType").integer(number_of(step.type));
        out.name("status").integer(number_of(step.status));
    } else {
        out.name("provisioningStepType").text(to_string(step.type));
        out.name("status").text(to_string(step.status));
    }
    out.name("description").text(step.description);
    out.name("details");
    write_details(out, step.details);
    if (form == EventForm::record && !step.exchange_id.empty())
        out.name("x-exchange").text(step.exchange_id);
    out.end_object();
}

void write_identity(JsonText& out, ProvisioningIdentity const& identity, EventForm form)
{
    out.begin_object();
    out.name(member_name("id", form)).text(identity.id);
    out.name(member_name("displayName", form)).text(identity.display_name);
    out.name("identityType").text(identity.type);
    out.name("details");
    write_details(out, identity.details);
    out.end_object();
}

}  // namespace

void write_event_members(JsonText& out, ProvisioningEvent const& event)
{
    out.name("id").text(event.id);
    out.name("activityDateTime").text(format_date_time(event.at));
    out.name("cycleId").text(event.cycle_id);
    out.name("changeId").text(event.change_id);
    out.name("provisioningAction").text(to_string(event.action));
    out.name("durationInMilliseconds").number(event.duration_ms);
    write_status(out, event, EventForm::record);
    write_steps(out, event, EventForm::record);
    write_modified_properties(out, event);
    write_identities(out, event, EventForm::record);
    if (event.reference)
        out.name("x-reference").truth(true);
}

void write_status(JsonText& out, ProvisioningEvent const& event, EventForm form)
{
    out.name("provisioningStatusInfo").begin_object();
    out.name(member_name("status", form)).text(to_string(event.status));
    write_error(out, event.error);
    out.end_object();
}

void write_steps(JsonText& out, ProvisioningEvent const& event, EventForm form)
{
    out.name("provisioningSteps").begin_array();
    for (auto const& step : event.steps)
        write_step(out, step, form);
    out.end_array();
}

void write_modified_properties(JsonText& out, ProvisioningEvent const& event)
{
    out.name("modifiedProperties").begin_array();
    for (auto const& property : event.modified) {
        out.begin_object();
        out.name("displayName").text(property.name);
        write_optional(out, "oldValue", property.old_value);
        write_optional(out, "newValue", property.new_value);
        out.end_object();
    }
    out.end_array();
}

void write_identities(JsonText& out, ProvisioningEvent const& event, EventForm form)
{
    out.name("sourceIdentity");
    write_identity(out, event.source, form);
    out.name("targetIdentity");
    write_identity(out, event.target, form);
}

void write_details(JsonText& out, std::vector<std::pair<std::string, std::string>> const& details)
{
    out.begin_object();
    for (auto const& [name, value] : details)
        out.name(name).text(value);
    out.end_object();
}

std::string_view member_name(std::string_view name, EventForm form)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 4> hub_names {
        {{"id", "Id"}, {"displayName", "Name"}, {"initiatorType", "Type"}, {"status", "Status"}}};
    if (form == EventForm::event_hub)
        for (auto const& [graph, hub] : hub_names)
            if (name == graph)
                return hub;
    return name;
}

/// Those of `referenceResolution` and `warning` were never seen: they are the ones left over.
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

}  // namespace scim::report
