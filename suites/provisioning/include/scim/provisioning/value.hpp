// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The values that attributes of the source have and that mappings compute. Date times are texts: that is how Entra ID
/// hands them from function to function.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace scim::provisioning {

/// Points to another object of the source, such as a manager.
struct Reference {
    std::string id;  ///< of the object in the source

    friend bool operator==(Reference const&, Reference const&) = default;
};

/// One role of the application that is assigned to a user.
struct RoleAssignment {
    std::string id;
    std::string value;
    std::string display_name;

    friend bool operator==(RoleAssignment const&, RoleAssignment const&) = default;
};

/// The function that chose the roles: each has its own form on the wire.
enum class RoleForm {
    single,     ///< SingleAppRoleAssignment: one primary role
    complex,    ///< AppRoleAssignmentsComplex: adds, never removes
    assertive,  ///< AssertiveAppRoleAssignmentsComplex: replaces the whole list
};

/// Roles assigned to a user. In the source no form is chosen yet.
struct RoleAssignments {
    std::optional<RoleForm> form;
    std::vector<RoleAssignment> roles;

    friend bool operator==(RoleAssignments const&, RoleAssignments const&) = default;
};

using Texts = std::vector<std::string>;
using References = std::vector<Reference>;

/// One value of an attribute, or all values of a multi-valued one. The first alternative is null: the attribute is
/// absent.
using Value
    = std::variant<std::monostate, std::string, std::int64_t, bool, Reference, Texts, References, RoleAssignments>;

/// Attributes of one object of the source by name, exact letters.
using SourceAttributes = std::map<std::string, Value, std::less<>>;

bool is_null(Value const& value) noexcept;
/// Null, the empty text, or a list without values.
bool is_null_or_empty(Value const& value) noexcept;
/// Lists of any length, and role assignments unless a single one was chosen.
bool is_multi_valued(Value const& value) noexcept;

/// The value as one text: `True`, `False`, decimal digits, a reference's id, a single role's value (its display name if
/// it has no value), the only value of a list. Empty optional for null and for lists of any other length.
std::optional<std::string> text_of(Value const& value);

/// All values as texts, in order; one for a single value, none for null.
Texts texts_of(Value const& value);

}  // namespace scim::provisioning
