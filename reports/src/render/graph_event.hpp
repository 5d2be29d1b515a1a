// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// An event with the members that tell its job.

#include <string>

#include <scim/report/model.hpp>
#include <scim/wire/json_text.hpp>

#include "../event_text.hpp"

namespace scim::report {

inline constexpr auto source_system_name = "Microsoft Entra ID";
/// Graph kept the old name here when the product got its new one.
inline constexpr auto initiator_name = "Azure AD Provisioning Service";

/// What is the same in every event of a job.
struct LogContext {
    ProvisioningJob job;
    std::string application_name;  ///< of the service principal
    std::string source_id, target_id, application_id;
};

/// The systems have ids of their own in Entra; here they are made of the job's id.
LogContext log_context(RunReport const& report);

/// Graph's provisioningObjectSummary and `x-exchanges`.
void write_graph_event(JsonText& out, ProvisioningEvent const& event, LogContext const& context);

/// The ids and the time that begin an entry, up to the change's.
void write_event_head(JsonText& out, ProvisioningEvent const& event, LogContext const& context);
/// Application, systems and initiator, in the form's names.
void write_systems(JsonText& out, LogContext const& context, EventForm form);
/// Whole milliseconds.
void write_duration(JsonText& out, std::string_view name, ProvisioningEvent const& event);

}  // namespace scim::report
