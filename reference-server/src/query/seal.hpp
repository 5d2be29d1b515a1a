// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Text that goes out and comes back unread and unchanged: AES-256-GCM in URL-safe letters.

#include <optional>
#include <string>
#include <string_view>

namespace scim::server {

/// 32 random bytes.
std::string make_seal_key();

/// Seals a text; unsealing it takes the same key and the same `scope`. Only letters, digits, - and _.
std::string seal(std::string_view text, std::string_view scope, std::string_view key);

/// Empty unless seal() made it with this scope and key.
std::optional<std::string> unseal(std::string_view sealed, std::string_view scope, std::string_view key);

}  // namespace scim::server
