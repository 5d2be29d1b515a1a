// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Percent-encoding (RFC 3986), base64 (RFC 4648) and UTF-8 (RFC 3629).

#include <optional>
#include <string>
#include <string_view>

namespace scim {

/// Everything but unreserved characters as %XX. RFC 3986 §2.1.
std::string percent_encode(std::string_view text);

/// What a `+` in the text stands for: form encoding makes it a blank.
enum class PlusSign { literal, blank };

/// Undoes percent-encoding. Empty when a `%` is not followed by two hexadecimal digits.
std::optional<std::string> percent_decode(std::string_view text, PlusSign plus = PlusSign::literal);

std::string base64_encode(std::string_view bytes);
/// Padding required. Empty when the text is not base64.
std::optional<std::string> base64_decode(std::string_view text);

/// base64 with - and _, unpadded: unreserved characters only. RFC 4648 §5; RFC 7515 §2.
std::string base64url_encode(std::string_view bytes);
/// Empty when the text is not base64url; padding is refused.
std::optional<std::string> base64url_decode(std::string_view text);

bool is_valid_utf8(std::string_view text) noexcept;
/// Every offending byte sequence replaced by U+FFFD.
std::string repair_utf8(std::string_view text);

/// Lower-case hexadecimal digits, two per byte.
std::string hex_encode(std::string_view bytes);

}  // namespace scim
