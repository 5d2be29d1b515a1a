// SPDX-License-Identifier: Apache-2.0
#include "auth/assertion.hpp"

#include <algorithm>
#include <chrono>
#include <memory>
#include <optional>

#include <scim/wire/json.hpp>

#include <cjose/cjose.h>

namespace scim::server {

namespace {

using Done = Result<void, std::string>;

constexpr std::chrono::seconds leeway {60};
constexpr std::size_t most_bytes = 16'384;

template <auto Release>
struct Releaser {
    template <typename T>
    void operator()(T* thing) const
    {
        Release(thing);
    }
};

using Signature = std::unique_ptr<cjose_jws_t, Releaser<cjose_jws_release>>;
using Key = std::unique_ptr<cjose_jwk_t, Releaser<cjose_jwk_release>>;

Failure<std::string> refuse(char const* sentence)
{
    return Failure {std::string {sentence}};
}

// The keys that may verify RS256 signatures.
std::vector<Json> signing_keys(std::string_view key_set)
{
    auto const document = parse_json(key_set);
    auto const* keys = document ? document->find("keys") : nullptr;
    std::vector<Json> found;
    if (!keys || !keys->is_array())
        return found;
    for (auto const& key : keys->as_array()) {
        if (key.string_or("kty", "") == "RSA" && key.string_or("use", "sig") == "sig"
            && key.string_or("alg", "RS256") == "RS256")
            found.push_back(key);
    }
    return found;
}

// Only the public part: a private key has no place in a key set.
Key import_key(Json const& key)
{
    auto const text
        = write_json(Json::object({{"kty", "RSA"}, {"n", key.string_or("n", "")}, {"e", key.string_or("e", "")}}));
    cjose_err error {};
    return Key {cjose_jwk_import(text.data(), text.size(), &error)};
}

std::string header_value(cjose_jws_t* signature, char const* name)
{
    cjose_err error {};
    auto const* value = cjose_header_get(cjose_jws_get_protected(signature), name, &error);
    return value ? value : "";
}

bool is_verified_by(cjose_jws_t* signature, Json const& key)
{
    auto const imported = import_key(key);
    cjose_err error {};
    return imported && cjose_jws_verify(signature, imported.get(), &error);
}

// The payload of a token whose signature holds.
Result<Json, std::string> verified_claims(std::string_view assertion, std::string_view key_set)
{
    if (assertion.empty() || assertion.size() > most_bytes)
        return refuse("the assertion is empty or longer than 16 KB");
    cjose_err error {};
    Signature const signature {cjose_jws_import(assertion.data(), assertion.size(), &error)};
    if (!signature)
        return refuse("the assertion is no signed JSON Web Token");
    // The algorithm is ours to choose, not the sender's: RFC 8725 §3.1.
    if (header_value(signature.get(), CJOSE_HDR_ALG) != CJOSE_HDR_ALG_RS256)
        return refuse("the assertion is not signed with RS256");
    auto const kid = header_value(signature.get(), CJOSE_HDR_KID);
    auto const keys = signing_keys(key_set);
    auto const holds = std::any_of(keys.begin(), keys.end(), [&](Json const& key) {
        return (kid.empty() || key.string_or("kid", "") == kid) && is_verified_by(signature.get(), key);
    });
    if (!holds)
        return refuse("no key of the key set verifies the assertion");
    uint8_t* payload = nullptr;
    std::size_t size = 0;
    if (!cjose_jws_get_plaintext(signature.get(), &payload, &size, &error))
        return refuse("the assertion has no payload");
    auto claims = parse_json({reinterpret_cast<char const*>(payload), size});
    if (!claims || !claims->is_object())
        return refuse("the assertion's payload is no JSON object");
    return std::move(*claims);
}

std::optional<TimePoint> time_claim(Json const& claims, std::string_view name)
{
    auto const* value = claims.find(name);
    // Beyond the year 9999 there is nothing to compare.
    if (!value || !value->is_number() || value->as_number() < 0 || value->as_number() > 253'402'300'799.0)
        return {};
    return TimePoint {} + std::chrono::seconds {static_cast<std::int64_t>(value->as_number())};
}

bool names_audience(Json const& claims, std::string_view audience)
{
    auto const* value = claims.find("aud");
    if (!value)
        return false;
    if (value->is_string())
        return value->as_string() == audience;
    return value->is_array()
        && std::any_of(value->as_array().begin(), value->as_array().end(),
            [&](Json const& element) { return element.is_string() && element.as_string() == audience; });
}

// RFC 7523 §3.
Done check_claims(Json const& claims, Federation const& federation, TimePoint now)
{
    if (claims.string_or("iss", "") != federation.issuer)
        return refuse("the assertion's iss is not the one that is trusted");
    if (claims.string_or("sub", "") != federation.subject)
        return refuse("the assertion's sub is not the one that is trusted");
    if (!names_audience(claims, federation.audience))
        return refuse("the assertion's aud is not this service provider");
    auto const expires = time_claim(claims, "exp");
    if (!expires || now >= *expires + leeway)
        return refuse("the assertion has expired, or has no exp");
    if (claims.contains("nbf")) {
        auto const begins = time_claim(claims, "nbf");
        if (!begins || now + leeway < *begins)
            return refuse("the assertion is not valid yet");
    }
    return {};
}

}  // namespace

Result<void, std::string> check_assertion(std::string_view assertion, Federation const& federation, TimePoint now)
{
    auto const claims = verified_claims(assertion, federation.keys);
    if (!claims)
        return Failure {claims.error()};
    return check_claims(*claims, federation, now);
}

Result<void, std::string> check_key_set(std::string_view text)
{
    auto const keys = signing_keys(text);
    if (keys.empty())
        return refuse(
            "no RSA key for signatures is in the key set; it looks like {\"keys\": [{\"kty\": \"RSA\", ...}]}");
    for (auto const& key : keys) {
        if (!import_key(key))
            return refuse("a key of the key set has no usable n and e");
    }
    return {};
}

}  // namespace scim::server
