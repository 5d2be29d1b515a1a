// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Filters on integers. The core schema has none, so these need a provider with an integer attribute of users.
/// RFC 7644 §3.4.2.2.

#include <vector>

#include <scim/conformance/case_definition.hpp>

namespace scim::conformance {

std::vector<CaseDefinition> filter_number_cases();

}  // namespace scim::conformance
