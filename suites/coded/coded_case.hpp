// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// How coded cases are listed.

#include <string>
#include <vector>

#include <scim/conformance/case_definition.hpp>

#include "coded_context.hpp"

namespace scim::conformance {

/// A coded case for one requirement.
CaseDefinition coded(std::string id, std::string title, std::string requirement, std::vector<std::string> capabilities,
    std::vector<std::string> tags, void (*code)(CodedContext&));

}  // namespace scim::conformance
