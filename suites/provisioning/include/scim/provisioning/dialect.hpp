// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The two ways in which Microsoft Entra ID writes its requests.
/// Source: Microsoft's list of known issues and resolutions with SCIM 2.0 protocol compliance.

namespace scim::provisioning {

enum class Dialect {
    unflagged,  ///< the default: `Replace` with a capital, one operation an attribute, Booleans as texts
    flagged,    ///< the tenant URL carries `aadOptscim062020`
};

}  // namespace scim::provisioning
