// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The cases that are made from the schemas that a provider publishes, once for each resource type.

#include <vector>

#include <scim/conformance/case_definition.hpp>

namespace scim::conformance {

std::vector<CaseDefinition> generated_cases();

// The parts of that list.
std::vector<CaseDefinition> generated_creation_cases();
std::vector<CaseDefinition> generated_refusal_cases();
std::vector<CaseDefinition> generated_change_cases();
std::vector<CaseDefinition> generated_patch_cases();
std::vector<CaseDefinition> generated_filter_cases();
std::vector<CaseDefinition> generated_projection_cases();

}  // namespace scim::conformance
