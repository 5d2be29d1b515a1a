// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Text inside XML 1.0.

#include <string>
#include <string_view>

namespace scim::report {

/// Text for element content and double-quoted attributes: markup is escaped, CR is removed, invalid UTF-8 and
/// characters that XML 1.0 §2.2 does not allow become U+FFFD.
std::string escape_xml(std::string_view text);

}  // namespace scim::report
