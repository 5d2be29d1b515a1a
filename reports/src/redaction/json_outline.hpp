// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Where the values of a JSON text stand, byte for byte. Forgiving about what scalars look like and about bytes that
/// are not UTF-8; no recursion, so that depth costs nothing.

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace scim::report {

/// One value. Small, since an answer can have a value in every other byte.
struct JsonNode {
    enum class Kind : std::uint32_t { object, array, string, scalar };

    Kind kind = Kind::scalar;
    std::uint32_t begin = 0, end = 0;  ///< bytes, half open; of a string without its quotes
    std::uint32_t subtree_end = 0;     ///< index behind the last value inside
    std::string_view name;             ///< of the member, as it is spelled in the text; empty in arrays
};

/// All values, parents before their children.
using JsonOutline = std::vector<JsonNode>;

/// Empty when the text is not one complete JSON value, or has too many to be looked at one by one. The nodes view into
/// the text.
std::optional<JsonOutline> outline_json(std::string_view text);

/// Indexes of the children of a node.
std::vector<std::size_t> children(JsonOutline const& outline, std::size_t node);

/// A node's name, escapes undone.
std::string name_of(JsonNode const& node);

/// Whether a node's name is one of these lower-case ones, in any case and however it is escaped.
bool is_named(JsonNode const& node, std::initializer_list<std::string_view> names);

/// Index of the child with that lower-case name.
std::optional<std::size_t> child_named(JsonOutline const& outline, std::size_t node, std::string_view name);

/// A string node's text, escapes undone.
std::string text_of(std::string_view text, JsonNode const& node);

}  // namespace scim::report
