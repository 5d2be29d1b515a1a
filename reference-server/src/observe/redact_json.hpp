// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Takes secrets out of JSON text and leaves every other byte as it was sent.

#include <optional>
#include <string>
#include <string_view>

namespace scim::server::observe {

/// The text with the values of secret members redacted: by their own name, or because the `path` beside a `value`
/// names a secret (RFC 7644 §3.5.2); filters that compare secrets too. Empty when the text is not JSON.
std::optional<std::string> redact_json(std::string_view text);

}  // namespace scim::server::observe
