// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Unicode: code points, case and accents. Case is mapped letter by letter, as .NET does.

#include <string>
#include <string_view>

namespace scim::provisioning::expression {

/// The code points of a text; offending bytes become U+FFFD.
std::u32string code_points(std::string_view text);
std::string utf8(std::u32string_view letters);
/// UTF-16, little endian, as bytes.
std::string utf16_bytes(std::string_view text);

/// Whose rules the letter i follows: Turkish and Azeri have one with a dot and one without.
enum class Casing { invariant, turkic };

char32_t lower(char32_t letter, Casing casing = Casing::invariant) noexcept;
char32_t upper(char32_t letter, Casing casing = Casing::invariant) noexcept;
char32_t title(char32_t letter) noexcept;
std::u32string lower(std::u32string letters, Casing casing = Casing::invariant);
std::u32string upper(std::u32string letters, Casing casing = Casing::invariant);

bool is_letter(char32_t letter) noexcept;
/// Blanks, controls, punctuation and symbols. The apostrophe is none: .NET keeps it inside words.
bool is_word_separator(char32_t letter) noexcept;

/// The text without accents: é becomes e, ß becomes ss, ø becomes oe.
std::string without_accents(std::string_view text);

}  // namespace scim::provisioning::expression
