// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Small pieces of markup. Every text is escaped.

#include <string>
#include <string_view>

namespace scim::report::html {

/// `<name>text</name>` and a line end.
std::string element(std::string_view name, std::string_view text);

/// A term and its description for a `dl`; empty when there is no value.
std::string fact(std::string_view name, std::string_view value);

}  // namespace scim::report::html
