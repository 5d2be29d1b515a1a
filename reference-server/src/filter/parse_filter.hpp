// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Reads filters. RFC 7644 §3.4.2.2, figure 1.

#include <optional>
#include <string>
#include <string_view>

#include <scim/server/behaviour.hpp>

namespace scim::server {

/// Parses a filter; names are not looked up yet. Precedence: brackets, comparison, not, and, or.
/// Errors: invalidFilter.
Result<Filter, ScimError> parse_filter(std::string_view text, Behaviour const& behaviour, Dialect const& dialect);

/// The meaning of a JSON string, quotes included. Empty when it is none.
std::optional<std::string> read_filter_string(std::string_view quoted);

}  // namespace scim::server
