// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Access tokens that clients were given, until they expire.

#include <deque>
#include <optional>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include <scim/server/credentials.hpp>
#include <scim/wire/date_time.hpp>

namespace scim::server {

/// Safe to use from several threads.
class IssuedTokens {
public:
    /// A new random token of 256 bits.
    std::string issue(std::string const& client_id, TimePoint expires);

    /// The client that a token with this digest was issued to. Empty if there is no such token or its time is over.
    std::optional<std::string> client_of(std::string const& digest, TimePoint now) const;

private:
    struct Entry {
        std::string client_id;
        TimePoint expires;
    };

    mutable std::shared_mutex mutex_;
    std::unordered_map<std::string, Entry> entries_;  ///< by digest
    std::deque<std::string> order_;                   ///< of digests, oldest first
};

}  // namespace scim::server
