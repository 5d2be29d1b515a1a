// SPDX-License-Identifier: Apache-2.0
#include <map>
#include <optional>
#include <utility>

#include <scim/server/credentials.hpp>
#include <scim/wire/encoding.hpp>
#include <scim/wire/json.hpp>
#include <scim/wire/text.hpp>

#include "auth/assertion.hpp"
#include "auth/credentials_state.hpp"
#include "auth/digest.hpp"
#include "endpoint/request_target.hpp"

namespace scim::server {

namespace {

constexpr std::string_view jwt_bearer = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
constexpr std::size_t most_body_bytes = 65'536;

using Form = std::map<std::string, std::string>;

/// Why no token is issued. RFC 6749 §5.2.
struct Refusal {
    std::string error;
    std::string description;
    bool used_basic = false;
};

/// Who asks for a token, as the client says.
struct Claim {
    std::string client_id;
    std::optional<std::string> secret;
    std::optional<std::string> assertion;
    bool used_basic = false;
};

Failure<Refusal> refuse(std::string error, std::string description, bool used_basic = false)
{
    return Failure {Refusal {std::move(error), std::move(description), used_basic}};
}

HttpResponse token_response(int status, Json const& body)
{
    HttpResponse response;
    response.status = status;
    response.reason = reason_phrase(status);
    response.fields.add("Content-Type", "application/json");
    // RFC 6749 §5.1.
    response.fields.add("Cache-Control", "no-store");
    response.fields.add("Pragma", "no-cache");
    response.body = write_json(body);
    return response;
}

HttpResponse answer(Refusal const& refusal)
{
    auto const is_client = refusal.error == "invalid_client";
    auto response = token_response(
        is_client ? 401 : 400, Json::object({{"error", refusal.error}, {"error_description", refusal.description}}));
    if (is_client)
        response.fields.add("WWW-Authenticate", "Basic realm=\"scim\", charset=\"UTF-8\"");
    return response;
}

// RFC 6749 §3.2: a parameter stands there once.
Result<Form, Refusal> read_form(std::string_view body)
{
    Form form;
    auto parameters = parse_parameters(body);
    if (!parameters)
        return refuse("invalid_request", "the body is wrongly encoded");
    for (auto& [name, value] : *parameters) {
        if (!is_valid_utf8(name))
            return refuse("invalid_request", "the body is wrongly encoded");
        if (!form.emplace(std::move(name), std::move(value)).second)
            return refuse("invalid_request", "a parameter stands there twice");
    }
    return form;
}

// Id and secret are form-encoded before they are joined. RFC 6749 §2.3.1.
Result<Claim, Refusal> read_basic(std::string_view field)
{
    auto const refuse_basic = [] { return refuse("invalid_client", "the Basic credentials cannot be read", true); };
    auto const decoded = base64_decode(trim(field.substr(std::string_view {"Basic "}.size())));
    auto const colon = decoded ? decoded->find(':') : std::string::npos;
    if (colon == std::string::npos)
        return refuse_basic();
    auto id = percent_decode(std::string_view {*decoded}.substr(0, colon), PlusSign::blank);
    auto secret = percent_decode(std::string_view {*decoded}.substr(colon + 1), PlusSign::blank);
    if (!id || !secret)
        return refuse_basic();
    return Claim {std::move(*id), std::move(*secret), {}, true};
}

std::optional<std::string> find(Form const& form, std::string const& name)
{
    auto const found = form.find(name);
    return found == form.end() ? std::nullopt : std::optional {found->second};
}

// RFC 6749 §2.3: one way to authenticate, not two.
Result<Claim, Refusal> read_claim(HttpRequest const& request, Form const& form)
{
    auto const fields = request.fields.find_all("Authorization");
    auto const is_basic = !fields.empty() && starts_with_ignoring_case(fields.front(), "Basic ");
    auto const secret = find(form, "client_secret");
    auto const assertion = find(form, "client_assertion");
    auto const id = find(form, "client_id");
    if (fields.size() > 1 || (is_basic ? 1 : 0) + (secret ? 1 : 0) + (assertion ? 1 : 0) > 1)
        return refuse("invalid_request", "a client authenticates in one way, not in several");
    if (is_basic) {
        auto claim = read_basic(fields.front());
        if (claim && id && *id != claim->client_id)
            return refuse("invalid_request", "client_id names another client than the Authorization field");
        return claim;
    }
    if (!id || (!secret && !assertion))
        return refuse("invalid_client", "client_id and a secret or an assertion are needed");
    if (assertion && find(form, "client_assertion_type") != jwt_bearer)
        return refuse("invalid_request", "client_assertion_type must be " + std::string {jwt_bearer});
    return Claim {*id, secret, assertion, false};
}

bool has_secret(OAuthClient const& client, std::string_view secret, TimePoint now)
{
    auto fits = false;
    auto const digest = digest_of(secret);
    // All are looked at, whichever fits.
    for (auto const& known : client.secrets) {
        auto const is_live = !known.expires || now < *known.expires;
        fits = (is_same_digest(digest, known.value) && is_live) || fits;
    }
    return fits;
}

/// How long a client's tokens live, once it has proven who it is.
Result<std::chrono::seconds, Refusal> prove(CredentialOptions const& options, Claim const& claim, TimePoint now)
{
    if (claim.secret) {
        for (auto const& client : options.clients) {
            if (client.id == claim.client_id && has_secret(client, *claim.secret, now))
                return client.token_life;
        }
        return refuse("invalid_client", "client or secret is unknown, or the secret has expired", claim.used_basic);
    }
    auto reason = std::string {"the client is unknown"};
    for (auto const& federation : options.federations) {
        if (federation.client_id != claim.client_id)
            continue;
        auto const checked = check_assertion(*claim.assertion, federation, now);
        if (checked)
            return federation.token_life;
        reason = checked.error();
    }
    return refuse("invalid_client", reason);
}

}  // namespace

HttpResponse Credentials::issue_token(HttpRequest const& request, TimePoint now) const
{
    auto const type = media_type(request.fields.find("Content-Type").value_or(""));
    if (type != "application/x-www-form-urlencoded" || request.body.size() > most_body_bytes)
        return answer({"invalid_request", "the body must be of type application/x-www-form-urlencoded, 64 KB at most"});
    auto const form = read_form(request.body);
    if (!form)
        return answer(form.error());
    auto const grant = find(*form, "grant_type");
    if (!grant)
        return answer({"invalid_request", "grant_type is missing"});
    auto const claim = read_claim(request, *form);
    if (!claim)
        return answer(claim.error());
    auto const life = prove(state_->options, *claim, now);
    if (!life)
        return answer(life.error());
    if (*grant != "client_credentials")
        return answer({"unsupported_grant_type", "grant_type must be client_credentials"});
    auto body = Json::object({
        {"access_token", state_->issued->issue(claim->client_id, now + *life)},
        {"token_type", "Bearer"},
        {"expires_in", static_cast<std::int64_t>(life->count())},
    });
    if (auto const scope = find(*form, "scope"))
        body.set("scope", *scope);
    return token_response(200, body);
}

}  // namespace scim::server
