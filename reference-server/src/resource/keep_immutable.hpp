// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What a PUT may not change. RFC 7644 §3.5.1.

#include <scim/server/error.hpp>
#include <scim/server/schema.hpp>
#include <scim/wire/json.hpp>
#include <scim/wire/result.hpp>

namespace scim::server {

/// Carries immutable values over that the new content leaves out.
/// Errors: mutability, for another value in the place of an immutable one.
Result<void, ScimError> keep_immutable(Json const& before, Json& next, ResourceType const& type);

}  // namespace scim::server
