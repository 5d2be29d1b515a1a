// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Takes secrets out of what a client sent: credentials in header fields, in targets and in bodies.

#include <string>
#include <string_view>

#include <scim/wire/http.hpp>

namespace scim::server::observe {

/// What stands where a secret was.
inline constexpr std::string_view redaction = "(redacted)";

/// Whether a header field, parameter or attribute of that name holds a secret, such as `client_secret` or `password`.
bool is_secret_name(std::string_view name);

/// Whether an unquoted word of the text is the name of a secret: a filter or a path that would show its value.
bool mentions_secret(std::string_view text);

/// A request target, or any text with a query, with the values of secret parameters redacted.
std::string redact_target(std::string_view target);

/// A field value; of a credential its scheme remains: `Bearer (redacted)`.
std::string redact_field(std::string_view name, std::string_view value);

/// `a=1&b=2` with the values of secret names redacted.
std::string redact_form(std::string_view form);

/// A body of JSON, form or other text. What cannot be read and may hold a secret is left out as a whole; so is what is
/// not text.
std::string redact_body(std::string_view body, std::string_view content_type);

/// Text cut to so many bytes at most, between two characters, with a mark that tells the whole length.
std::string cut_text(std::string text, std::size_t most);

}  // namespace scim::server::observe
