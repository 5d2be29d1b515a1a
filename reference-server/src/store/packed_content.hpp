// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// A JSON object kept as text. Most of what a service provider does with a resource is to send it, and text is a third
/// of the size of a tree.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <scim/wire/json.hpp>

namespace scim::server {

/// The text of a JSON object, with a table of its members, so that one of them is found without reading the others.
class PackedContent {
public:
    PackedContent() = default;
    /// Takes an object.
    explicit PackedContent(Json const& object);

    /// Compact JSON text.
    std::string_view text() const noexcept { return text_; }

    std::size_t size() const noexcept { return entries_.size(); }
    /// The name of a member, as it stands between the quotes.
    std::string_view name(std::size_t place) const noexcept;
    /// The JSON text of a member's value; it is a part of text().
    std::string_view value(std::size_t place) const noexcept;
    /// The place of the member of that name (exact letters).
    std::optional<std::size_t> find(std::string_view name) const noexcept;

    /// The value of a member; null if there is none.
    Json get(std::string_view name) const;
    /// The text of a string member without its escapes; empty optional for other kinds.
    std::optional<std::string> get_string(std::string_view name) const;
    /// The object; or those of its members whose names are wanted, in the same order.
    Json unpack() const;
    Json unpack(std::function<bool(std::string_view name)> const& is_wanted) const;

private:
    /// Offsets into the text.
    struct Entry {
        std::uint32_t hash = 0;
        std::uint32_t name = 0;
        std::uint32_t value = 0;
    };

    std::string text_ {"{}"};
    std::vector<Entry> entries_;
};

/// Parses text that write_json() has written.
Json read_written(std::string_view text);

}  // namespace scim::server
