// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Names whose values are secret or personal.

#include <optional>
#include <string>
#include <string_view>

namespace scim::report {

/// The kind of mark for the values of a member of that name; empty when the name promises no secret. Names compare
/// without regard to case; a schema URN in front of an attribute name does not count.
std::optional<std::string> secret_member_kind(std::string_view name);

/// True for a query or form parameter that carries a secret.
bool is_secret_parameter(std::string_view name);

/// True for an attribute that tells who a person is.
bool is_personal_attribute(std::string_view name);

}  // namespace scim::report
