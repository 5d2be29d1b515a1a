// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// An event with the members that tell its job.

#include <string>

#include <scim/report/model.hpp>
#include <scim/wire/json.hpp>

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
Json graph_event(ProvisioningEvent const& event, LogContext const& context);

}  // namespace scim::report
