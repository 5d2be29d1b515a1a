// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The forms in which Entra ID sends the roles of a user. Source: Microsoft's "Customize user provisioning
/// attribute-mappings", and captures of its requests.

#include <scim/provisioning/dialect.hpp>
#include <scim/provisioning/value.hpp>
#include <scim/wire/json.hpp>

namespace scim::provisioning {

/// The array `roles` of a POST. Empty when no form was chosen.
Json created_role_values(RoleAssignments const& assignments);

/// The array that a PATCH adds to `roles` (RoleForm::assertive: replaces it by). Without the flag, the other forms hide
/// id, value and display name in a text of JSON. Empty when no form was chosen.
Json patched_role_values(RoleAssignments const& assignments, Dialect dialect);

}  // namespace scim::provisioning
