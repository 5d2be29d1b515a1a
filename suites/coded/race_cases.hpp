// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Changes of one resource at the same time: what was accepted must be there in the end, whatever came first.

#include <vector>

#include <scim/conformance/case_definition.hpp>

namespace scim::conformance {

std::vector<CaseDefinition> race_cases();

}  // namespace scim::conformance
