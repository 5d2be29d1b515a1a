// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// How secrets of users are kept. RFC 7643 §4.1.1, §9.2.

#include <string>
#include <string_view>

namespace scim::server {

/// `pbkdf2-sha256$<iterations>$<salt>$<digest>`, with a new salt each time, so that the same secret looks different.
std::string digest_secret(std::string_view secret);

/// Whether a digest was made of this secret; takes the same time for every wrong one.
bool is_digest_of(std::string_view digest, std::string_view secret);

}  // namespace scim::server
