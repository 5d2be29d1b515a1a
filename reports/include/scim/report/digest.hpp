// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Digests: bodies are known by them, findings are named after them, redacted values are told apart by them.

#include <string>
#include <string_view>

namespace scim::report {

/// SHA-256 (FIPS 180-4) as 64 lower-case hexadecimal digits.
std::string sha256_hex(std::string_view bytes);

/// HMAC-SHA256 (RFC 2104) as 64 lower-case hexadecimal digits.
std::string hmac_sha256_hex(std::string_view key, std::string_view bytes);

}  // namespace scim::report
