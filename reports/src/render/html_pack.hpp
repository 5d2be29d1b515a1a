// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// How bytes travel inside the HTML report.

#include <string>
#include <string_view>

namespace scim::report::html {

/// base64 of the raw deflate stream (RFC 1951): letters, digits, `+`, `/` and `=` only, so never a `<`.
std::string pack(std::string_view bytes);

/// `sha256-…` as a Content-Security-Policy names an inline style or script.
std::string policy_hash(std::string_view bytes);

}  // namespace scim::report::html
