// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// HTTPS, TLS and the certificate. RFC 7644 §7.2, §7.4; what Entra ID asks for.

#include <vector>

#include <scim/conformance/case_definition.hpp>

namespace scim::conformance {

std::vector<CaseDefinition> tls_cases();

}  // namespace scim::conformance
