// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Tokens and secrets as people write them down.

#include <string>
#include <string_view>

namespace scim::server {

/// Whether a header field can carry it: visible ASCII, no blanks, not empty. RFC 6750 §2.1.
bool is_token_text(std::string_view text) noexcept;

/// A new random token of 192 bits, in hexadecimal.
std::string make_token();

/// The first line of a file's text, without blanks around it: where a file has its token.
std::string first_line(std::string_view text);

}  // namespace scim::server
