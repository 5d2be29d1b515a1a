// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Reads PatchOp messages. RFC 7644 §3.5.2.

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include <scim/server/behaviour.hpp>

namespace scim::server {

/// The operations of a PatchOp message. Errors: invalidSyntax, invalidPath or invalidValue; status 413 above the limit.
Result<std::vector<PatchOperation>, ScimError> parse_patch(
    Json const& body, std::size_t max_operations, Context const& context);

/// The kind of operation an `op` names. Empty for none.
std::optional<PatchOperation::Kind> parse_op(std::string_view op, Dialect const& dialect);

}  // namespace scim::server
