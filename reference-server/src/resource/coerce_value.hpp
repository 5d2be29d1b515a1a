// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Checks values against the types of attributes. RFC 7643 §2.3, §2.4, §2.5.

#include <optional>
#include <string_view>

#include <scim/server/behaviour.hpp>

namespace scim::server {

/// The value in canonical form: names spelled as in the schema, unknown and readOnly sub-attributes left out.
///
/// Shape: an array for a multi-valued attribute, duplicates dropped. Null sub-attributes are kept, so that a patch can
/// clear them. Errors: invalidValue.
Result<Json, ScimError> coerce_value(Json value, Attribute const& attribute, Context const& context);

/// `true` and `false` in any letter case. Empty for other texts.
std::optional<bool> coerce_boolean(std::string_view text);

/// Whether a value is null, or an empty text where the dialect takes that for null.
bool is_cleared(Json const& value, Dialect const& dialect);

/// Drops null members and empty members of an object. RFC 7643 §2.5.
void drop_unassigned(Json& object);

/// Appends to an array what is not in it yet. RFC 7644 §3.5.2.1.
void append_value(Json::Array& values, Json value);

/// Appends several values, asking `append_value` only where one with the same `value` may be there already.
void append_values(Json::Array& values, Json::Array added, Behaviour const& behaviour);

/// The primary values of an array: all that settle_primary() asks `before` for.
Json primary_values(Json const* values);

/// Takes `primary` away from all primary values but the newest. RFC 7643 §2.4; RFC 7644 §3.5.2.
void settle_primary(Json const& before, Json& after);

}  // namespace scim::server
