// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Cases that compare the schemas of discovery itself, where they are listed, with the printed ones. RFC 7643 §8.7.2.

#include <vector>

#include <scim/conformance/case_definition.hpp>

namespace scim::conformance {

std::vector<CaseDefinition> meta_schema_cases();

}  // namespace scim::conformance
