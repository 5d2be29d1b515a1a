// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The cases that are C++, because they need a loop, a clock or two clients.

#include <vector>

#include <scim/conformance/catalogue.hpp>

namespace scim::conformance {

std::vector<CaseDefinition> coded_cases();
std::vector<SuiteTitle> coded_suites();

}  // namespace scim::conformance
