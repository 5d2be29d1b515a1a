// SPDX-License-Identifier: Apache-2.0
#include "auth/assertion.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <memory>
#include <ostream>

#include <scim/server/service_provider.hpp>
#include <scim/wire/encoding.hpp>
#include <scim/wire/json.hpp>

#include "support/provider.hpp"

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>

using namespace scim::server;
using scim::server::test::json;
using scim::server::test::quoted;

namespace {

using PrivateKey = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;

std::string number(EVP_PKEY* key, char const* name)
{
    BIGNUM* value = nullptr;
    BOOST_REQUIRE(EVP_PKEY_get_bn_param(key, name, &value) == 1);
    std::string bytes(static_cast<std::size_t>(BN_num_bytes(value)), '\0');
    BN_bn2bin(value, reinterpret_cast<unsigned char*>(bytes.data()));
    BN_free(value);
    return scim::base64url_encode(bytes);
}

/// An identity provider with a key of its own.
class IdentityProvider {
public:
    std::string key_set(std::string const& kid = "k1") const
    {
        auto const key = scim::Json::object({{"kty", "RSA"}, {"use", "sig"}, {"kid", kid},
            {"n", number(key_.get(), OSSL_PKEY_PARAM_RSA_N)}, {"e", number(key_.get(), OSSL_PKEY_PARAM_RSA_E)}});
        return scim::write_json(scim::Json::object({{"keys", scim::Json::array({key})}}));
    }

    std::string sign(std::string_view header, std::string_view claims) const
    {
        auto const text = scim::base64url_encode(quoted(header)) + "." + scim::base64url_encode(quoted(claims));
        auto const context
            = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> {EVP_MD_CTX_new(), &EVP_MD_CTX_free};
        BOOST_REQUIRE(EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key_.get()) == 1);
        std::size_t size = 0;
        auto const* bytes = reinterpret_cast<unsigned char const*>(text.data());
        BOOST_REQUIRE(EVP_DigestSign(context.get(), nullptr, &size, bytes, text.size()) == 1);
        std::string signature(size, '\0');
        BOOST_REQUIRE(
            EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &size, bytes, text.size())
            == 1);
        return text + "." + scim::base64url_encode(signature);
    }

private:
    PrivateKey key_ {EVP_RSA_gen(2048), &EVP_PKEY_free};
};

IdentityProvider const& entra_id()
{
    static IdentityProvider const provider;
    return provider;
}

auto const now = *scim::parse_date_time("2026-01-02T03:04:05Z");  // 1767323045

Federation federation()
{
    return {
        "vendor-client", "https://login.example.com/t/v2.0", "api://app", "sync-fabric", entra_id().key_set(), {}, {}};
}

constexpr auto good_header = "{'alg':'RS256','typ':'JWT','kid':'k1'}";
constexpr auto good_claims = "{'iss':'https://login.example.com/t/v2.0','aud':'api://app','sub':'sync-fabric',"
                             "'nbf':1767323000,'exp':1767326600}";

struct Wrong {
    char const* header;
    char const* claims;
    char const* sentence;
};
std::ostream& operator<<(std::ostream& out, Wrong const& wrong)
{
    return out << wrong.sentence;
}

std::vector<Wrong> const wrongs {
    {"{'alg':'none'}", good_claims, "RS256"},
    {"{'alg':'HS256','kid':'k1'}", good_claims, "RS256"},
    {"{'alg':'RS512','kid':'k1'}", good_claims, "RS256"},
    {"{'alg':'RS256','kid':'k2'}", good_claims, "no key of the key set"},
    {good_header, "{'iss':'https://evil.example.com','aud':'api://app','sub':'sync-fabric','exp':1767326600}", "iss"},
    {good_header, "{'aud':'api://app','sub':'sync-fabric','exp':1767326600}", "iss"},
    {good_header, "{'iss':'https://login.example.com/t/v2.0','aud':'api://other','sub':'sync-fabric','exp':1767326600}",
        "aud"},
    {good_header, "{'iss':'https://login.example.com/t/v2.0','sub':'sync-fabric','exp':1767326600}", "aud"},
    {good_header, "{'iss':'https://login.example.com/t/v2.0','aud':'api://app','sub':'other','exp':1767326600}", "sub"},
    {good_header, "{'iss':'https://login.example.com/t/v2.0','aud':'api://app','sub':'sync-fabric'}", "exp"},
    {good_header, "{'iss':'https://login.example.com/t/v2.0','aud':'api://app','sub':'sync-fabric','exp':1767322980}",
        "exp"},
    {good_header, "{'iss':'https://login.example.com/t/v2.0','aud':'api://app','sub':'sync-fabric','exp':'tomorrow'}",
        "exp"},
    {good_header,
        "{'iss':'https://login.example.com/t/v2.0','aud':'api://app','sub':'sync-fabric','exp':1767326600,"
        "'nbf':1767323200}",
        "not valid yet"},
    {good_header, "['iss']", "no JSON object"},
};

}  // namespace

// RFC 7523 §3, RFC 8725 §3.
BOOST_AUTO_TEST_SUITE(assertions)

BOOST_AUTO_TEST_CASE(a_signed_assertion_with_the_right_claims_holds)
{
    auto const checked = check_assertion(entra_id().sign(good_header, good_claims), federation(), now);
    BOOST_TEST(checked.has_value(), (checked ? "" : checked.error()));
    // Without kid, each key is tried; aud may be one of several; a minute of difference between clocks is forgiven.
    auto const several = "{'iss':'https://login.example.com/t/v2.0','aud':['x','api://app'],'sub':'sync-fabric',"
                         "'nbf':1767323100,'exp':1767322990}";
    BOOST_TEST(check_assertion(entra_id().sign("{'alg':'RS256'}", several), federation(), now).has_value());
}

BOOST_DATA_TEST_CASE(whatever_is_wrong_is_refused, wrongs)
{
    auto const checked = check_assertion(entra_id().sign(sample.header, sample.claims), federation(), now);
    BOOST_TEST_REQUIRE(!checked.has_value());
    BOOST_TEST(checked.error().find(sample.sentence) != std::string::npos, checked.error());
}

BOOST_AUTO_TEST_CASE(a_signature_that_does_not_hold_is_refused)
{
    IdentityProvider const stranger;
    BOOST_TEST(!check_assertion(stranger.sign(good_header, good_claims), federation(), now).has_value());

    auto tampered = entra_id().sign(good_header, good_claims);
    auto const other = scim::base64url_encode(
        quoted("{'iss':'https://login.example.com/t/v2.0','aud':'api://app','sub':'sync-fabric','exp':9967326600}"));
    auto const first = tampered.find('.');
    auto const second = tampered.find('.', first + 1);
    tampered.replace(first + 1, second - first - 1, other);
    BOOST_TEST(!check_assertion(tampered, federation(), now).has_value());

    auto const unsigned_one
        = scim::base64url_encode(quoted("{'alg':'none'}")) + "." + scim::base64url_encode(quoted(good_claims)) + ".";
    for (auto const& text :
        {unsigned_one, std::string {}, std::string {"a.b.c"}, std::string {"..."}, std::string(20'000, 'a')})
        BOOST_TEST(!check_assertion(text, federation(), now).has_value());
}

BOOST_AUTO_TEST_CASE(a_key_set_is_looked_at_before_it_is_needed)
{
    BOOST_TEST(check_key_set(entra_id().key_set()).has_value());
    for (auto const* text : {"", "{}", "{'keys':[]}", "{'keys':[{'kty':'EC'}]}",
             "{'keys':[{'kty':'RSA','n':'','e':''}]}", "{'keys':[{'kty':'RSA','use':'enc','n':'AQAB','e':'AQAB'}]}"})
        BOOST_TEST(!check_key_set(quoted(text)).has_value(), text);
}

// The form that Entra ID sends.
BOOST_AUTO_TEST_CASE(an_assertion_buys_a_token)
{
    scim::server::test::HandClock const clock;
    ServiceProviderOptions options;
    options.clock = &clock;
    options.credentials.federations = {federation()};
    options.credentials.federations[0].token_life = std::chrono::hours {1};
    auto const provider = ServiceProvider::create(std::move(options));
    BOOST_TEST_REQUIRE(provider.has_value());
    auto const ask = [&](std::string const& client, std::string const& assertion) {
        return (*provider)->handle({"POST", "/scim/v2/oauth2/token",
            {{"Content-Type", "application/x-www-form-urlencoded"}, {"Accept", "application/json"}},
            "grant_type=client_credentials&client_id=" + client
                + "&client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer"
                  "&client_assertion="
                + assertion + "&scope=scim"});
    };
    auto const assertion = entra_id().sign(good_header, good_claims);
    auto const bought = ask("vendor-client", assertion);
    BOOST_TEST(bought.status == 200, bought.body);
    auto const token = std::string {scim::parse_json(bought.body)->string_or("access_token", "")};
    BOOST_TEST(
        (*provider)->handle({"GET", "/scim/v2/Users", {{"Authorization", "Bearer " + token}}, {}}).status == 200);
    BOOST_TEST(ask("another-client", assertion).status == 401);
    BOOST_TEST(ask("vendor-client", assertion + "x").status == 401);
}

BOOST_AUTO_TEST_SUITE_END()
