// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Changes of the directory that scenarios ask for.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <scim/provisioning/directory.hpp>
#include <scim/wire/json.hpp>

namespace scim::provisioning {

/// Ids of the objects that a name means: id, userPrincipalName or displayName; `*` is every user. Empty: nobody.
std::vector<std::string> objects_named(Directory const& directory, std::string_view name);

/// Applies one change. Returns what is wrong with it.
std::optional<DirectoryError> apply_change(Directory& directory, Json const& change, TimePoint now);

}  // namespace scim::provisioning
