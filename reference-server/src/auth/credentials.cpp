// SPDX-License-Identifier: Apache-2.0
#include <scim/server/credentials.hpp>

#include <algorithm>
#include <utility>

#include <scim/wire/encoding.hpp>
#include <scim/wire/text.hpp>

#include "auth/credentials_state.hpp"
#include "auth/digest.hpp"

namespace scim::server {

namespace {

/// A name for cursors and logs that does not give the token away.
std::string name_of_token(std::string const& digest)
{
    return "token " + hex_encode(digest).substr(0, 16);
}

}  // namespace

Grant const* Credentials::State::grant_of(std::string_view client_id) const
{
    for (auto const& client : options.clients) {
        if (client.id == client_id)
            return &client.grant;
    }
    for (auto const& federation : options.federations) {
        if (federation.client_id == client_id)
            return &federation.grant;
    }
    return nullptr;
}

Credentials::Credentials(CredentialOptions options, std::shared_ptr<IssuedTokens> issued)
    : state_ {std::make_unique<State>()}
{
    for (auto const& token : options.tokens)
        state_->tokens.push_back({digest_of(token.value), token.grant});
    options.tokens.clear();
    state_->options = std::move(options);
    state_->issued = std::move(issued);
}

Credentials::~Credentials() = default;

bool Credentials::has_clients() const
{
    return state_->options.has_clients();
}

Authentication Credentials::authenticate(HttpRequest const& request, TimePoint now) const
{
    auto const fields = request.fields.find_all("Authorization");
    if (fields.empty())
        return AuthenticationProblem::missing;
    // RFC 9110 §5.3: the field is no list.
    if (fields.size() > 1)
        return AuthenticationProblem::malformed;
    constexpr std::string_view scheme = "Bearer ";
    if (!starts_with_ignoring_case(fields.front(), scheme))
        return AuthenticationProblem::missing;
    auto const token = trim(fields.front().substr(scheme.size()));
    if (token.empty())
        return AuthenticationProblem::invalid;

    // All are looked at, whichever fits.
    KnownToken const* known = nullptr;
    for (auto const& candidate : state_->tokens) {
        if (has_digest(token, candidate.digest))
            known = &candidate;
    }
    if (known)
        return Principal {name_of_token(known->digest), known->grant.read_only, known->grant.subject};
    auto const client = state_->options.has_clients() ? state_->issued->client_of(token, now) : std::nullopt;
    auto const* grant = client ? state_->grant_of(*client) : nullptr;
    if (!grant)
        return AuthenticationProblem::invalid;
    return Principal {"client " + *client, grant->read_only, grant->subject};
}

}  // namespace scim::server
