// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Who may talk to a service provider: bearer tokens, given or issued to OAuth 2.0 clients. RFC 6750, RFC 6749 §4.4.

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <scim/wire/date_time.hpp>
#include <scim/wire/http.hpp>

namespace scim::server {

/// Who sent a request. RFC 7644 §2.
struct Principal {
    std::string name;        ///< tells clients apart: cursors are good for their maker only
    bool read_only = false;  ///< may change nothing
    std::string subject;     ///< id or userName of the user that `/Me` stands for; may be empty
};

/// What one client is allowed.
struct Grant {
    bool read_only = false;
    std::string subject;  ///< see Principal
};

/// A token that lives as long as its service provider.
struct AccessToken {
    std::string value;
    Grant grant;
};

/// A secret of an OAuth client. Two live ones let a client change over. RFC 6749 §2.3.1.
struct ClientSecret {
    std::string value;
    std::optional<TimePoint> expires;
};

/// An OAuth 2.0 client that gets tokens by the client credentials grant. RFC 6749 §4.4.
struct OAuthClient {
    std::string id;
    std::vector<ClientSecret> secrets;
    std::chrono::seconds token_life {3600};
    Grant grant;
};

/// An identity provider whose signed assertions are taken instead of a secret. RFC 7523 §2.2; for Entra ID *workload
/// identity federation*.
struct Federation {
    std::string client_id;  ///< what the client calls itself at the token endpoint
    std::string issuer;     ///< `iss`, exactly
    std::string audience;   ///< `aud`, exactly, or one of several
    std::string subject;    ///< `sub`, exactly
    std::string keys;       ///< a JSON Web Key Set as text. RFC 7517 §5
    std::chrono::seconds token_life {3600};
    Grant grant;
};

/// All credentials of a service provider.
struct CredentialOptions {
    std::vector<AccessToken> tokens;
    std::vector<OAuthClient> clients;
    std::vector<Federation> federations;

    bool empty() const { return tokens.empty() && clients.empty() && federations.empty(); }
    bool has_clients() const { return !clients.empty() || !federations.empty(); }
};

/// Why a request has no principal. RFC 6750 §3.1.
enum class AuthenticationProblem {
    missing,    ///< no bearer token
    malformed,  ///< several Authorization fields
    invalid,    ///< unknown, empty or expired
};

using Authentication = std::variant<Principal, AuthenticationProblem>;

/// The tokens that were issued. They outlive a change of credentials, but not the client they were issued to.
class IssuedTokens;

/// Judges credentials. Never changes; every member function may be called from several threads at once.
class Credentials {
public:
    Credentials(CredentialOptions options, std::shared_ptr<IssuedTokens> issued);
    Credentials(Credentials const&) = delete;
    Credentials& operator=(Credentials const&) = delete;
    ~Credentials();

    /// Looks at the Authorization field only: tokens in URL or body are not taken. RFC 6750 §2.1, RFC 7644 §2.
    Authentication authenticate(HttpRequest const& request, TimePoint now) const;

    /// Answers the token endpoint: `client_secret_basic`, `client_secret_post` and `private_key_jwt`.
    /// RFC 6749 §4.4.2, §5; RFC 7523 §2.2.
    HttpResponse issue_token(HttpRequest const& request, TimePoint now) const;

    bool has_clients() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Where issued tokens are kept from the start; at most 10,000, the oldest make room.
std::shared_ptr<IssuedTokens> make_issued_tokens();

}  // namespace scim::server
