// SPDX-License-Identifier: Apache-2.0
#include "auth/issued_tokens.hpp"

#include <mutex>

#include <scim/wire/encoding.hpp>
#include <scim/wire/random.hpp>

#include "auth/digest.hpp"

namespace scim::server {

namespace {

constexpr std::size_t token_bytes = 32;
constexpr std::size_t most_tokens = 10'000;

}  // namespace

std::string IssuedTokens::issue(std::string const& client_id, TimePoint expires)
{
    auto token = base64url_encode(secure_random_bytes(token_bytes));
    auto digest = digest_of(token);
    auto const lock = std::unique_lock {mutex_};
    while (order_.size() >= most_tokens) {
        entries_.erase(order_.front());
        order_.pop_front();
    }
    order_.push_back(digest);
    entries_.emplace(std::move(digest), Entry {client_id, expires});
    return token;
}

std::optional<std::string> IssuedTokens::client_of(std::string const& digest, TimePoint now) const
{
    auto const lock = std::shared_lock {mutex_};
    auto const found = entries_.find(digest);
    if (found == entries_.end() || now >= found->second.expires)
        return {};
    return found->second.client_id;
}

std::shared_ptr<IssuedTokens> make_issued_tokens()
{
    return std::make_shared<IssuedTokens>();
}

}  // namespace scim::server
