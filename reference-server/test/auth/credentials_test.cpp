// SPDX-License-Identifier: Apache-2.0
#include <scim/server/credentials.hpp>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <ostream>

#include "support/provider.hpp"

using namespace scim::server;
using scim::Fields;
using scim::server::test::Provider;
using scim::server::test::quoted;

namespace {

ServiceProviderOptions two_tokens()
{
    ServiceProviderOptions options;
    options.credentials.tokens = {{"reader", {true, {}}}, {"writer", {false, {}}}};
    return options;
}

Fields as(std::string const& token)
{
    return {{"Authorization", "Bearer " + token}};
}

struct Header {
    char const* value;
    int status;
    char const* error;  ///< in the challenge
};
std::ostream& operator<<(std::ostream& out, Header const& header)
{
    return out << header.value;
}

// RFC 6750 §2.1, §3.1; RFC 7644 §2.
std::vector<Header> const headers {
    {"Bearer correct horse", 200, nullptr},
    {"bearer correct horse", 200, nullptr},
    {"Bearer  correct horse ", 200, nullptr},
    {"Bearer correct hors", 401, "invalid_token"},
    {"Bearer correct horse x", 401, "invalid_token"},
    {"Bearer Correct horse", 401, "invalid_token"},
    {"Bearer ", 401, "invalid_token"},
    {"Basic Y29ycmVjdDpob3JzZQ==", 401, nullptr},
    {"correct horse", 401, nullptr},
};

struct Request {
    char const* method;
    char const* target;
    bool is_change;
};
std::ostream& operator<<(std::ostream& out, Request const& request)
{
    return out << request.method << ' ' << request.target;
}

std::vector<Request> const requests {
    {"GET", "/Users", false},
    {"HEAD", "/Users", false},
    {"OPTIONS", "/Users", false},
    {"POST", "/.search", false},
    {"POST", "/Users/.search", false},
    {"GET", "/Schemas", false},
    {"POST", "/Users", true},
    {"PUT", "/Users/1", true},
    {"PATCH", "/Users/1", true},
    {"DELETE", "/Users/1", true},
    {"POST", "/Bulk", true},
    {"POST", "/Me", true},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(credentials)

BOOST_DATA_TEST_CASE(one_field_with_the_whole_token_opens, headers)
{
    Provider provider;
    auto const response = provider.raw({"GET", "/scim/v2/Users", {{"Authorization", sample.value}}, {}});
    BOOST_TEST(response.status == sample.status);
    auto const challenge = std::string {response.fields.find("WWW-Authenticate").value_or("")};
    BOOST_TEST(challenge.starts_with("Bearer realm=\"scim\"") == (sample.status != 200));
    if (sample.error)
        BOOST_TEST(challenge.find("error=\"" + std::string {sample.error} + "\"") != std::string::npos, challenge);
    else
        BOOST_TEST(challenge.find("error=") == std::string::npos, challenge);
}

BOOST_AUTO_TEST_CASE(two_fields_and_other_places_do_not_open)
{
    Provider provider;
    auto const two = provider.raw({"GET", "/scim/v2/Users",
        {{"Authorization", "Bearer correct horse"}, {"Authorization", "Bearer correct horse"}}, {}});
    BOOST_TEST(two.status == 400);
    auto const in_target = provider.raw({"GET", "/scim/v2/Users?access_token=correct%20horse", {}, {}});
    BOOST_TEST(in_target.status == 401);
    auto const in_body = provider.raw({"POST", "/scim/v2/Users",
        {{"Content-Type", "application/x-www-form-urlencoded"}}, "access_token=correct+horse"});
    BOOST_TEST(in_body.status == 401);
}

BOOST_DATA_TEST_CASE(a_read_only_token_reads_and_searches_only, requests)
{
    auto const provider = ServiceProvider::create(two_tokens());
    BOOST_TEST_REQUIRE(provider.has_value());
    auto fields = as("reader");
    fields.add("Content-Type", "application/scim+json");
    auto const body = std::string_view {sample.target}.ends_with(".search")
        ? quoted("{'schemas': ['urn:ietf:params:scim:api:messages:2.0:SearchRequest']}")
        : std::string {};
    auto const response = (*provider)->handle({sample.method, std::string {"/scim/v2"} + sample.target, fields, body});
    BOOST_TEST((response.status == 403) == sample.is_change, response.status);
    BOOST_TEST((response.status < 300) == !sample.is_change, response.status);
}

// RFC 9865 §2: a cursor is its maker's.
BOOST_AUTO_TEST_CASE(a_cursor_is_good_for_the_token_it_was_made_for)
{
    auto const provider = ServiceProvider::create(two_tokens());
    for (auto const* name : {"a", "b"}) {
        auto fields = as("writer");
        auto const body
            = quoted("{'schemas': ['urn:ietf:params:scim:schemas:core:2.0:User'], 'userName': '") + name + "\"}";
        BOOST_TEST_REQUIRE((*provider)->handle({"POST", "/scim/v2/Users", fields, body}).status == 201);
    }
    auto const page = (*provider)->handle({"GET", "/scim/v2/Users?cursor&count=1", as("writer"), {}});
    auto const next = std::string {scim::parse_json(page.body)->string_or("nextCursor", "")};
    BOOST_TEST_REQUIRE(!next.empty());
    auto const follow = [&](std::string const& token) {
        return (*provider)->handle({"GET", "/scim/v2/Users?count=1&cursor=" + next, as(token), {}}).status;
    };
    BOOST_TEST(follow("reader") == 400);
    BOOST_TEST(follow("writer") == 200);
}

BOOST_AUTO_TEST_CASE(so_is_a_cursor_that_a_search_has_made)
{
    auto const provider = ServiceProvider::create(two_tokens());
    auto const post = [&](std::string const& token, std::string const& target, std::string body) {
        return (*provider)->handle({"POST", "/scim/v2" + target, as(token), std::move(body)});
    };
    for (auto const* name : {"a", "b"}) {
        auto const body
            = quoted("{'schemas': ['urn:ietf:params:scim:schemas:core:2.0:User'], 'userName': '") + name + "\"}";
        BOOST_TEST_REQUIRE(post("writer", "/Users", body).status == 201);
    }
    auto const search = [&](std::string const& token, std::string const& cursor) {
        return post(token, "/Users/.search",
            quoted("{'schemas': ['urn:ietf:params:scim:api:messages:2.0:SearchRequest'], 'count': 1, 'cursor': '")
                + cursor + "\"}");
    };
    auto const next = std::string {scim::parse_json(search("writer", "").body)->string_or("nextCursor", "")};
    BOOST_TEST_REQUIRE(!next.empty());
    BOOST_TEST(search("reader", next).status == 400);
    BOOST_TEST(search("writer", next).status == 200);
}

BOOST_AUTO_TEST_CASE(without_credentials_there_is_no_service_provider)
{
    BOOST_TEST(!ServiceProvider::create({}).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
