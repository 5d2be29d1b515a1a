// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Adding, removing and replacing members one by one, without reading the others. RFC 7644 §3.5.2; RFC 7643 §4.2.

#include <optional>

#include <scim/server/behaviour.hpp>

namespace scim::server {

/// Whether the members of the draft are a list of their own, and nothing in the schema asks for more than that.
bool can_patch_members(Draft const& draft, ResourceType const& type);

/// What the general functions do with an operation whose path names members. Empty for the operations that only they
/// can do.
std::optional<Result<void, ScimError>> patch_members(
    Draft& draft, PatchOperation const& operation, Context const& context);

}  // namespace scim::server
