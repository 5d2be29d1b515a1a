// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The inside of Credentials.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <scim/server/credentials.hpp>

#include "auth/issued_tokens.hpp"

namespace scim::server {

/// A given token; its text is forgotten.
struct KnownToken {
    std::string digest;
    Principal principal;
};

struct Credentials::State {
    /// What a client is allowed, nullptr if there is no such client.
    Grant const* grant_of(std::string_view client_id) const;

    std::vector<KnownToken> tokens;
    CredentialOptions options;  ///< without tokens, and with digests in the place of secrets
    std::shared_ptr<IssuedTokens> issued;
};

}  // namespace scim::server
