// SPDX-License-Identifier: Apache-2.0
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <ostream>

#include <scim/wire/encoding.hpp>

#include "support/provider.hpp"

using namespace scim::server;
using namespace std::chrono_literals;
using scim::Fields;

namespace {

/// A clock that stands still.
class StillClock final : public scim::Clock {
public:
    scim::TimePoint now() const override { return time; }
    scim::TimePoint time = *scim::parse_date_time("2026-01-02T03:04:05Z");
};

struct Clients {
    Clients()
    {
        ServiceProviderOptions options;
        options.clock = &clock;
        options.credentials.clients = {
            {"entra", {{"old secret", clock.time + 1h}, {"new:secret%", {}}}, 3600s, {false, "bjensen"}},
            {"viewer", {{"v", {}}}, 60s, {true, {}}},
        };
        provider = std::move(*ServiceProvider::create(std::move(options)));
    }

    scim::HttpResponse ask(std::string body, Fields fields = {}) const
    {
        fields.add("Content-Type", "application/x-www-form-urlencoded");
        return provider->handle({"POST", "/scim/v2/oauth2/token", std::move(fields), std::move(body)});
    }
    std::string token(std::string const& client, std::string const& secret) const
    {
        auto const response = ask(
            "grant_type=client_credentials&client_id=" + client + "&client_secret=" + scim::percent_encode(secret));
        return std::string {scim::parse_json(response.body)->string_or("access_token", "")};
    }
    int status_with(std::string const& token, std::string method = "GET") const
    {
        return provider->handle({std::move(method), "/scim/v2/Users", {{"Authorization", "Bearer " + token}}, {}})
            .status;
    }
    static Fields basic(std::string const& text) { return {{"Authorization", "Basic " + scim::base64_encode(text)}}; }

    StillClock clock;
    std::unique_ptr<ServiceProvider> provider;
};

struct Mistake {
    char const* body;
    char const* error;
};
std::ostream& operator<<(std::ostream& out, Mistake const& mistake)
{
    return out << mistake.body;
}

// RFC 6749 §5.2.
std::vector<Mistake> const mistakes {
    {"", "invalid_request"},
    {"grant_type=client_credentials", "invalid_client"},
    {"grant_type=client_credentials&client_id=viewer", "invalid_client"},
    {"grant_type=client_credentials&client_id=viewer&client_secret=w", "invalid_client"},
    {"grant_type=client_credentials&client_id=nobody&client_secret=v", "invalid_client"},
    {"grant_type=client_credentials&client_id=viewer&client_secret=", "invalid_client"},
    {"grant_type=password&client_id=viewer&client_secret=v", "unsupported_grant_type"},
    {"grant_type=client_credentials&grant_type=client_credentials&client_id=viewer&client_secret=v", "invalid_request"},
    {"grant_type=client_credentials&client_id=%zz&client_secret=v", "invalid_request"},
    {"grant_type=client_credentials&client_id=viewer&client_secret=v&client_assertion=x", "invalid_request"},
    {"grant_type=client_credentials&client_id=viewer&client_assertion=x&client_assertion_type=y", "invalid_request"},
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(token_endpoint, Clients)

BOOST_AUTO_TEST_CASE(a_secret_in_the_body_buys_a_token)
{
    auto const response = ask("grant_type=client_credentials&client_id=viewer&client_secret=v&scope=scim");
    BOOST_TEST(response.status == 200);
    auto const body = *scim::parse_json(response.body);
    BOOST_TEST(body.string_or("token_type", "") == "Bearer");
    BOOST_TEST(body.find("expires_in")->as_integer() == 60);
    BOOST_TEST(body.string_or("scope", "") == "scim");
    BOOST_TEST(response.fields.find("Cache-Control").value() == "no-store");
    BOOST_TEST(response.fields.find("Content-Type").value() == "application/json");
    BOOST_TEST(status_with(std::string {body.string_or("access_token", "")}) == 200);
}

// RFC 6749 §2.3.1: both halves are form-encoded first.
BOOST_AUTO_TEST_CASE(a_secret_in_the_header_buys_a_token)
{
    BOOST_TEST(ask("grant_type=client_credentials", basic("entra:new%3Asecret%25")).status == 200);
    BOOST_TEST(ask("grant_type=client_credentials", basic("entra:old+secret")).status == 200);
    BOOST_TEST(ask("grant_type=client_credentials", basic("entra:wrong")).status == 401);
    BOOST_TEST(ask("grant_type=client_credentials", basic("entra")).status == 401);
    BOOST_TEST(ask("grant_type=client_credentials&client_id=viewer", basic("entra:old+secret")).status == 400);
    BOOST_TEST(ask("grant_type=client_credentials&client_secret=v", basic("entra:old+secret")).status == 400);
}

BOOST_DATA_TEST_CASE(a_mistake_has_its_error_code, mistakes)
{
    auto const response = ask(sample.body);
    BOOST_TEST(scim::parse_json(response.body)->string_or("error", "") == sample.error);
    auto const is_client = std::string_view {sample.error} == "invalid_client";
    BOOST_TEST(response.status == (is_client ? 401 : 400));
    BOOST_TEST(response.fields.contains("WWW-Authenticate") == is_client);
}

BOOST_AUTO_TEST_CASE(only_a_posted_form_is_taken)
{
    BOOST_TEST(provider->handle({"GET", "/scim/v2/oauth2/token", {}, {}}).status == 405);
    auto const json = provider->handle({"POST", "/scim/v2/oauth2/token", {{"Content-Type", "application/json"}}, "{}"});
    BOOST_TEST(scim::parse_json(json.body)->string_or("error", "") == "invalid_request");
}

BOOST_AUTO_TEST_CASE(a_token_ends_with_its_time)
{
    auto const bought = token("viewer", "v");
    clock.time += 59s;
    BOOST_TEST(status_with(bought) == 200);
    clock.time += 1s;
    BOOST_TEST(status_with(bought) == 401);
}

BOOST_AUTO_TEST_CASE(two_secrets_live_side_by_side_until_one_expires)
{
    BOOST_TEST(!token("entra", "old secret").empty());
    BOOST_TEST(!token("entra", "new:secret%").empty());
    clock.time += 1h;
    BOOST_TEST(token("entra", "old secret").empty());
    BOOST_TEST(!token("entra", "new:secret%").empty());
}

BOOST_AUTO_TEST_CASE(a_token_may_do_what_its_client_may)
{
    BOOST_TEST(status_with(token("viewer", "v"), "POST") == 403);
    auto const own = token("entra", "new:secret%");
    auto const me = provider->handle({"GET", "/scim/v2/Me", {{"Authorization", "Bearer " + own}}, {}});
    BOOST_TEST(me.status == 404);  // the user it stands for was not made yet
}

BOOST_AUTO_TEST_CASE(tokens_outlive_a_change_but_not_their_client)
{
    auto const bought = token("entra", "new:secret%");
    auto options = provider->options();
    options.credentials.clients[0].secrets = {{"third", {}}};
    BOOST_TEST_REQUIRE(provider->change(options).has_value());
    BOOST_TEST(status_with(bought) == 200);
    BOOST_TEST(token("entra", "new:secret%").empty());
    options.credentials.clients.erase(options.credentials.clients.begin());
    BOOST_TEST_REQUIRE(provider->change(options).has_value());
    BOOST_TEST(status_with(bought) == 401);
}

// RFC 7643 §5.
BOOST_AUTO_TEST_CASE(the_scheme_is_announced)
{
    auto const config = provider->handle(
        {"GET", "/scim/v2/ServiceProviderConfig", {{"Authorization", "Bearer " + token("viewer", "v")}}, {}});
    BOOST_TEST(config.body.find("\"type\":\"oauth2\"") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_CASE(without_clients_there_is_no_token_endpoint)
{
    scim::server::test::Provider provider;
    BOOST_TEST(provider.send("POST", "/oauth2/token").status == 404);
}
