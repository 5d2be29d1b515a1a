// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Patch operations on a draft, whose members are a list of their own. Adding one to a hundred thousand then costs no
/// more than adding one to ten. RFC 7644 §3.5.2.

#include <optional>
#include <vector>

#include <scim/server/behaviour.hpp>

namespace scim::server {

/// What apply_patch() does. Empty if an operation needs members as a part of the content: then the draft is spoiled,
/// and nothing is said about success.
std::optional<Result<void, ScimError>> patch_draft(
    Draft& draft, std::vector<PatchOperation> const& operations, Context const& context);

}  // namespace scim::server
