// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Walks over the characters of valid UTF-8, for renderers that judge single characters.

#include <cstddef>
#include <string_view>

namespace scim::report {

/// One character: its code point and the bytes that spell it.
struct Utf8Character {
    char32_t code = 0;
    std::string_view bytes;
};

/// Takes the first character off a valid, non-empty UTF-8 text.
Utf8Character take_character(std::string_view& text);

/// Marks that change the direction of text, invisible characters, and line separators beyond CR and LF.
bool is_misleading(char32_t code);

/// The longest beginning of at most `limit` bytes that ends between two characters.
std::string_view utf8_prefix(std::string_view text, std::size_t limit);

}  // namespace scim::report
