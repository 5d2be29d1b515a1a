// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What a patch operation aims at, for those who are choosy.

#include <optional>

#include <scim/server/behaviour.hpp>

namespace scim::server {

/// What the path of an operation points to. Empty without a path, and where it leads nowhere.
std::optional<Target> target_of(PatchOperation const& operation, Context const& context);

/// Whether the operation is on a multi-valued attribute as a whole.
bool targets_list(PatchOperation const& operation, Context const& context);

/// The operation with the first of several values for a list, if it has several.
PatchOperation first_value_only(PatchOperation operation, Context const& context);

/// Whether the operation is on values that a filter chooses.
bool targets_filtered_values(PatchOperation const& operation, Context const& context);

/// The extension whose attribute the operation is on, or nullptr.
Schema const* targeted_extension(PatchOperation const& operation, Context const& context);

}  // namespace scim::server
