// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The parts of an http or https URI. RFC 3986.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace scim {

/// An absolute http(s) URI. `userinfo` is refused by parse_uri, so that no secret travels in a URL.
struct Uri {
    std::string scheme;      ///< `http` or `https`
    std::string host;        ///< lower case; IPv6 addresses without brackets
    std::uint16_t port = 0;  ///< the scheme's default when the text has none
    std::string path;        ///< as written, without a final slash; may be empty
    std::string query;       ///< as written, without the question mark
};

/// Parses an absolute http or https URI. Empty when it is none or carries user information.
std::optional<Uri> parse_uri(std::string_view text);

/// `https://host[:port]`, the port only when it is not the scheme's default.
std::string origin(Uri const& uri);
/// origin, path and query.
std::string to_string(Uri const& uri);
/// True for localhost, 127.0.0.0/8 and ::1.
bool is_loopback(Uri const& uri);

}  // namespace scim
