// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Cases that look at every element of /ResourceTypes, and compare it with the schemas and the resources it speaks of.
/// RFC 7643 §6.

#include <vector>

#include <scim/conformance/case_definition.hpp>

namespace scim::conformance {

std::vector<CaseDefinition> resource_type_cases();

}  // namespace scim::conformance
