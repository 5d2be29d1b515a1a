// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// ASCII text comparison. Locale never matters on the wire.

#include <string>
#include <string_view>
#include <vector>

namespace scim {

constexpr char ascii_lower(char letter) noexcept
{
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}
std::string ascii_lower(std::string_view text);
/// True when both are the same but for the case of ASCII letters.
bool equals_ignoring_case(std::string_view left, std::string_view right) noexcept;
bool starts_with_ignoring_case(std::string_view text, std::string_view prefix) noexcept;
/// Without blanks, tabs, CR and LF at both ends.
std::string_view trim(std::string_view text) noexcept;
/// The pieces between separators; one empty piece for an empty text.
std::vector<std::string> split(std::string_view text, char separator);
/// Every occurrence of one text replaced by another.
std::string replace_all(std::string text, std::string_view from, std::string_view to);

/// Candidate with the smallest edit distance to the text, if it is near enough to be a typing slip (at most a third of
/// the letters); empty otherwise.
std::string nearest(std::string_view text, std::vector<std::string> const& candidates);

}  // namespace scim
