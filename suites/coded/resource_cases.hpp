// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Cases that compare resources with what the provider says of them, or with what they refer to. RFC 7643 §2, §3, §6.

#include <vector>

#include <scim/conformance/case_definition.hpp>

namespace scim::conformance {

std::vector<CaseDefinition> resource_cases();

}  // namespace scim::conformance
