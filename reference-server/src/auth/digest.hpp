// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Secrets compared without telling where they differ.

#include <string>
#include <string_view>

namespace scim::server {

/// SHA-256 in hexadecimal. Secrets are kept and looked up as digests only.
std::string digest_of(std::string_view secret);

/// Whether two digests are the same; takes the same time wherever they differ.
bool is_same_digest(std::string_view left, std::string_view right);

}  // namespace scim::server
