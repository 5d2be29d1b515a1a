// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What the answers of /ResourceTypes and /Schemas have in common.

#include <optional>
#include <string>

#include <scim/wire/json.hpp>

namespace scim::conformance {

inline constexpr char const* user_urn = "urn:ietf:params:scim:schemas:core:2.0:User";
inline constexpr char const* group_urn = "urn:ietf:params:scim:schemas:core:2.0:Group";
inline constexpr char const* enterprise_urn = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

/// The elements of a list response, or of a bare array where a provider answers with one.
Json::Array elements_of(std::optional<Json> const& document);
/// The array at a member, ASCII case of its name ignored; empty if there is none.
Json::Array array_of(Json const& object, std::string_view name);
/// What cases call a resource type: `User` and `Group` by their schemas, others by their own names.
std::string type_name(Json const& resource_type);
/// The type's endpoint, made `/Users` from `Users` or a full URL; empty if it has none.
std::string endpoint_of(Json const& resource_type);

}  // namespace scim::conformance
