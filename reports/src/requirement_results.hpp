// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// How the run left each requirement.

#include <vector>

#include <scim/report/model.hpp>

namespace scim::report {

/// One result per requirement of the report, in its order.
///
/// An assertion speaks for the requirement that it names; a passed case speaks for all that it lists. A requirement
/// whose cases were left out of the run is not applicable to it.
std::vector<RequirementResult> requirement_results(RunReport const& report);

}  // namespace scim::report
