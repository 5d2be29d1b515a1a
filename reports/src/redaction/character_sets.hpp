// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Sets of ASCII letters that secrets are spelled with, and what stands between them.

#include <string_view>

namespace scim::report {

inline bool is_digit(char letter)
{
    return letter >= '0' && letter <= '9';
}

inline bool is_alphanumeric(char letter)
{
    return is_digit(letter) || (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
}

/// base64url without padding. RFC 4648 §5.
inline bool is_base64url(char letter)
{
    return is_alphanumeric(letter) || letter == '-' || letter == '_';
}

/// base64 and base64url with padding.
inline bool is_base64(char letter)
{
    return is_base64url(letter) || letter == '+' || letter == '/' || letter == '=';
}

/// token68 with padding. RFC 9110 §11.2.
inline bool is_token68(char letter)
{
    return is_base64(letter) || letter == '.' || letter == '~';
}

inline bool is_blank(char letter)
{
    return letter == ' ' || letter == '\t' || letter == '\r' || letter == '\n';
}

/// Index of the first letter from `at` on that is not in the set.
template <typename Predicate>
std::size_t run_end(std::string_view text, std::size_t at, Predicate is_in_set)
{
    while (at < text.size() && is_in_set(text[at]))
        ++at;
    return at;
}

}  // namespace scim::report
