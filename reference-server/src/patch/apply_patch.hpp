// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Carries out patch operations on the content of a resource. RFC 7644 §3.5.2.

#include <vector>

#include <scim/server/behaviour.hpp>

namespace scim::server {

/// All operations in order, each on the result of the one before; on failure the resource is left as it was.
Result<void, ScimError> apply_patch(
    Json& resource, std::vector<PatchOperation> const& operations, Context const& context);

/// RFC 7644 §3.5.2.1.
Result<void, ScimError> apply_add(Json& resource, PatchOperation const& operation, Context const& context);
/// RFC 7644 §3.5.2.2.
Result<void, ScimError> apply_remove(Json& resource, PatchOperation const& operation, Context const& context);
/// RFC 7644 §3.5.2.3.
Result<void, ScimError> apply_replace(Json& resource, PatchOperation const& operation, Context const& context);

/// One operation, by its kind.
Result<void, ScimError> apply_operation(Json& resource, PatchOperation const& operation, Context const& context);

/// One member of a value without path. RFC 7644 §3.5.2.1, §3.5.2.3.
Result<void, ScimError> apply_member(
    Json& resource, PatchOperation::Kind kind, JsonMember const& member, Context const& context);

/// Sets the given sub-attributes and keeps the others; null takes one away.
void merge_complex(Json& existing, Json const& given);

}  // namespace scim::server
