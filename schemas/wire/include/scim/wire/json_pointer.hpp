// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// JSON Pointer, RFC 6901.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <scim/wire/json.hpp>

namespace scim {

/// A parsed JSON Pointer: unescaped reference tokens.
struct JsonPointer {
    std::vector<std::string> tokens;

    friend bool operator==(JsonPointer const&, JsonPointer const&) = default;
};

/// Parses `/emails/0/value`; the empty text is the whole document. Empty when the text does not begin with a slash or
/// has a bad `~` escape.
std::optional<JsonPointer> parse_json_pointer(std::string_view text);

/// The text of a pointer, with `~` and `/` escaped.
std::string to_string(JsonPointer const& pointer);

/// Appends one token to a pointer text: `join_pointer("/emails", "0")`.
std::string join_pointer(std::string_view pointer, std::string_view token);

/// The value at the pointer, or nullptr.
Json const* resolve(Json const& document, JsonPointer const& pointer);
Json const* resolve(Json const& document, std::string_view pointer);

/// As resolve(), object names compared without regard to ASCII case (the names of SCIM attributes are such).
Json const* resolve_ignoring_case(Json const& document, std::string_view pointer);

/// Sets the value at the pointer; objects on the way are made, array elements must exist (`-` appends).
/// Returns false when the way is blocked by a scalar or a missing element.
bool assign(Json& document, std::string_view pointer, Json value);

}  // namespace scim
