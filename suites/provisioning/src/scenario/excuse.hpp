// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Whether the endpoint is to blame when a job ends in quarantine.

#include <string>

#include <scim/provisioning/job.hpp>
#include <scim/report/model.hpp>

namespace scim::provisioning {

/// Whether trouble of the scenario's own was still on the way when the job ended.
enum class OwnTrouble { none, on_the_way };

/// Why a quarantine at the end of a played scenario is not the endpoint's doing, as a sentence; empty when it is, and
/// when there is none. The scenario may have foreseen or caused it, the source may have, or the mapping.
std::string excuse_for(report::Case const& played, JobState const& state, OwnTrouble trouble);

}  // namespace scim::provisioning
