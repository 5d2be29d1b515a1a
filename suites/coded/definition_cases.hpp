// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Cases that look at every schema and every attribute definition in /Schemas. RFC 7643 §7.

#include <vector>

#include <scim/conformance/case_definition.hpp>

namespace scim::conformance {

std::vector<CaseDefinition> definition_cases();

}  // namespace scim::conformance
