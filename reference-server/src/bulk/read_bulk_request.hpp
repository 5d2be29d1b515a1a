// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Bulk requests, from JSON. RFC 7644 §3.7, §3.7.4.

#include <cstddef>
#include <optional>
#include <string_view>

#include <scim/server/bulk.hpp>
#include <scim/server/error.hpp>
#include <scim/wire/json.hpp>
#include <scim/wire/result.hpp>

namespace scim::server {

/// Refuses a body that is too long. RFC 7644 §3.7.4. Errors: 413, which names the limit.
Result<void, ScimError> check_bulk_payload(std::size_t bytes, BulkLimits const& limits);

/// Refuses too many operations. RFC 7644 §3.7.4. Errors: 413, which names the limit.
Result<void, ScimError> check_bulk_count(std::size_t operations, BulkLimits const& limits);

/// Reads a job; operations that lack something are kept as they are. Errors: invalidSyntax, invalidValue.
Result<BulkRequest, ScimError> read_bulk_request(Json const& body);

/// Whether the operation says all that its method needs. RFC 7644 §3.7. Errors: invalidSyntax.
Result<void, ScimError> check_bulk_operation(BulkOperation const& operation);

/// The answer to an operation whose reference leads to nothing. Without an error the reference is kept as it is.
/// RFC 7644 §3.7.1.
std::optional<ScimError> unresolved_reference(std::string_view bulk_id);

}  // namespace scim::server
