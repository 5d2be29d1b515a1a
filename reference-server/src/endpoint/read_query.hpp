// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Query parameters from a URL, or from a SearchRequest. RFC 7644 §3.4.2, §3.4.3.

#include <scim/server/error.hpp>
#include <scim/server/query.hpp>
#include <scim/wire/json.hpp>
#include <scim/wire/result.hpp>

#include "endpoint/request_target.hpp"

namespace scim::server {

/// Reads the parameters of a URL; unknown ones are ignored, names compare without regard to case.
/// Errors: invalidValue for numbers that are none and for an unknown sortOrder.
Result<Query, ScimError> read_query(RequestTarget const& target);

/// Reads a SearchRequest. Errors: invalidSyntax or invalidValue.
Result<Query, ScimError> read_search_request(Json const& body);

}  // namespace scim::server
