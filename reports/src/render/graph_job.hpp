// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// A job as Graph shows it.

#include <scim/report/provisioning.hpp>
#include <scim/wire/json.hpp>

namespace scim::report {

/// Graph's synchronizationStatus; what there is not is null.
Json graph_status(ProvisioningJob const& job);

}  // namespace scim::report
