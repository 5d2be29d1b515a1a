// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Secrets compared without telling where they differ.

#include <string>
#include <string_view>

namespace scim::server {

/// SHA-256, 32 bytes. Secrets are kept and looked up as digests only.
std::string digest_of(std::string_view secret);

/// Whether a secret has this digest; takes the same time for every wrong one.
bool has_digest(std::string_view secret, std::string_view digest);

}  // namespace scim::server
