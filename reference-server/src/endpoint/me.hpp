// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// `/Me`, the alias of the user that a token stands for. RFC 7644 §3.11.

#include "endpoint/call.hpp"

namespace scim::server {

/// The user whose id or userName the principal's subject is, nullptr if there is none.
ResourcePointer find_me(Store const& store, ResourceType const& users, Principal const& principal);

/// POST to `/Me`: makes the user that the token stands for, and no other. Errors: 403, 409, and those of a creation.
Result<HttpResponse, ScimError> register_me(Call const& call, ResourcePointer const& me);

}  // namespace scim::server
