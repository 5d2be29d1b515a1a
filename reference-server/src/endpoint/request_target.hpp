// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Request targets taken apart. RFC 3986 §3.3, §3.4; RFC 7644 §3.2.

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace scim::server {

/// Names and values, decoded, in order.
using Parameters = std::vector<std::pair<std::string, std::string>>;

/// The path below the base path, and the parameters; both decoded.
struct RequestTarget {
    std::vector<std::string> segments;  ///< without an empty last one
    Parameters parameters;
};

/// Takes `a=1&b=2` apart, of a query or a form (application/x-www-form-urlencoded). Empty when it is wrongly encoded.
std::optional<Parameters> parse_parameters(std::string_view text);

/// Takes an origin-form target apart. Empty when it does not begin with the base path or is wrongly encoded.
std::optional<RequestTarget> parse_target(std::string_view target, std::string_view base_path);

}  // namespace scim::server
