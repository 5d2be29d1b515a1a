// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The requests of the provisioning service, letter by letter, in both dialects.
/// Source: Microsoft's tutorial on developing a SCIM endpoint and its list of known compatibility issues.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <scim/provisioning/dialect.hpp>
#include <scim/provisioning/mapping.hpp>
#include <scim/provisioning/role_values.hpp>

namespace scim::provisioning {

/// What differs between source and target for one attribute.
struct AttributeChange {
    AttributeMapping const* attribute = nullptr;
    Json value;  ///< as JSON of the attribute's type
    bool had_value = false;
    std::string old_text, new_text;  ///< for the log's modified properties; old is empty when there was none
    bool redacted = false;
    std::optional<RoleAssignments> roles = {};  ///< of a role function: PATCH has forms of its own
};

/// A value that does not fit the target attribute: several values for a singular one, no Boolean, no integer.
struct ValueError {
    std::string attribute;  ///< target path
    std::string code;       ///< `SchemaPropertyCanOnlyAcceptValue` or `MissingValues`
    std::string reason;
};

/// The first value that does not fit.
std::optional<ValueError> check_values(ObjectMapping const& mapping, MappedValues const& values);

/// Body of POST: everything that has a value, references apart. The values must have passed check_values().
Json creation_body(ObjectType type, ObjectMapping const& mapping, MappedValues const& values);

/// What PATCH must change so that the target shows the mapped values, in order of the mappings. Null never empties an
/// attribute; attributes for creation only, dropped ones and references are left out.
std::vector<AttributeChange> differences(ObjectMapping const& mapping, MappedValues const& values, Json const& target);

/// Body of PATCH for these changes; there is at least one.
Json patch_body(Dialect dialect, std::vector<AttributeChange> const& changes);

/// Body of PATCH that sets, changes or (empty `manager`) removes a reference to one user. Ids are the target's.
Json reference_body(Dialect dialect, TargetPath const& path, std::string_view manager, std::string_view old_manager);

/// Bodies of PATCH that add or remove members, `per_request` in each. Ids are the target's.
std::vector<Json> member_bodies(
    Dialect dialect, std::vector<std::string> const& ids, bool add, std::size_t per_request);

/// `/Users`, `/Groups`.
std::string_view collection(ObjectType type);
/// Path and query that look for the object whose attribute has that value, below the base.
std::string match_target(ObjectType type, TargetPath const& path, std::string_view value);
/// `/Users/{id}`; `/Groups/{id}?excludedAttributes=members`.
std::string read_target(ObjectType type, std::string_view id);
/// `/Users/{id}`.
std::string resource_target(ObjectType type, std::string_view id);

/// The value as JSON of the attribute's type; absent when it does not fit. `Texts` of a multi-valued attribute become
/// elements with `value`.
std::optional<Json> to_json(AttributeMapping const& attribute, Value const& value);

/// A JSON value as the logs show it: texts bare, `True` and `False`, else JSON.
std::string log_text(Json const& value);

/// Whether the target's value is the mapped one: Booleans may be texts, roles may be JSON in a text, letters' case
/// counts when the attribute says so. `target` may be nullptr.
bool shows(AttributeMapping const& attribute, Json const& expected, Json const* target);

}  // namespace scim::provisioning
