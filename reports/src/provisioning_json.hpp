// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What a simulated provisioning job did, as JSON and back. Reading never fails: unknown members are ignored, missing
/// or wrongly typed ones keep their defaults.

#include <scim/report/provisioning.hpp>
#include <scim/wire/json.hpp>

namespace scim::report {

/// `virtualStart` and `virtualEnd` are of the job's own clock.
Json to_json(ProvisioningCycle const& cycle);
/// Without the cycles, which have lines of their own.
Json to_json(Health const& health);

/// As event_text.hpp writes it.
ProvisioningEvent read_event(Json const& json);
ProvisioningCycle read_cycle(Json const& json);
Health read_health(Json const& json);

}  // namespace scim::report
