// SPDX-License-Identifier: Apache-2.0
#include <scim/server/credentials.hpp>

#include <utility>

#include <scim/wire/text.hpp>

#include "auth/credentials_state.hpp"
#include "auth/digest.hpp"

namespace scim::server {

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
    for (auto const& token : options.tokens) {
        auto digest = digest_of(token.value);
        // The name goes into cursors and must not give the token away.
        auto name = "token " + digest.substr(0, 16);
        state_->tokens.push_back({std::move(digest), {std::move(name), token.grant.read_only, token.grant.subject}});
    }
    options.tokens.clear();
    for (auto& client : options.clients) {
        for (auto& secret : client.secrets)
            secret.value = digest_of(secret.value);
    }
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

    auto const digest = digest_of(token);
    // All are looked at, whichever fits.
    KnownToken const* known = nullptr;
    for (auto const& candidate : state_->tokens) {
        if (is_same_digest(digest, candidate.digest))
            known = &candidate;
    }
    if (known)
        return known->principal;
    auto const client = state_->options.has_clients() ? state_->issued->client_of(digest, now) : std::nullopt;
    auto const* grant = client ? state_->grant_of(*client) : nullptr;
    if (!grant)
        return AuthenticationProblem::invalid;
    return Principal {"client " + *client, grant->read_only, grant->subject};
}

}  // namespace scim::server
