// SPDX-License-Identifier: Apache-2.0
/// @file
/// Two tenants can never read each other: whatever a client of one sends, nothing of the other comes back.

#include <algorithm>

#include <scim/wire/encoding.hpp>
#include <scim/wire/random.hpp>

#include "host/hosts.hpp"

using namespace scim::server;
using scim::server::test::quoted;
using scim::server::test::TwoTenants;

namespace {

/// globex keeps secrets; a client of acme looks for them.
struct Neighbours : TwoTenants {
    Neighbours()
    {
        // Both tenants have the same ids, so that a mix-up would find something.
        acme_id = user("acme", "alice");
        globex_id = user("globex", "needle-user");
        auto const group = quoted("{'schemas': ['urn:ietf:params:scim:schemas:core:2.0:Group'],"
                                  " 'displayName': 'needle-group', 'externalId': 'needle-external',"
                                  " 'members': [{'value': '")
            + globex_id + "\"}]}";
        auto const answer = send("POST", "/globex/Groups", "globex-token", group);
        BOOST_TEST_REQUIRE(answer.response.status == 201);
        group_id = scim::parse_json(answer.response.body)->string_or("id", "");
        auto const page = send("GET", "/globex/Users?cursor&count=1", "globex-token").response.body;
        foreign_cursor = scim::parse_json(page)->string_or("nextCursor", "none");
        foreign_version
            = send("GET", "/globex/Users/" + globex_id, "globex-token").response.fields.find("ETag").value();
    }

    std::string pick(scim::Random& random, std::vector<std::string> const& choices) const
    {
        return choices[random.next() % choices.size()];
    }

    scim::HttpRequest attack(scim::Random& random) const
    {
        auto const ids = std::vector<std::string> {acme_id, globex_id, group_id, "x", "..", "%2e%2e"};
        auto const filter = [](char const* text) { return "filter=" + scim::percent_encode(text); };
        auto const queries = std::vector<std::string> {"", "?" + filter(R"(userName sw "needle")"),
            "?" + filter(R"(members.value pr)"), "?" + filter(R"(externalId eq "needle-external")"),
            "?cursor=" + foreign_cursor, "?cursor", "?sortBy=displayName", "?attributes=groups,members,userName",
            "?count=1000&startIndex=1"};
        auto const id = pick(random, ids);
        auto const paths = std::vector<std::string> {"", "/Users", "/Groups", "/Users/" + id, "/Groups/" + id, "/Me",
            "/.search", "/Users/.search", "/Groups/.search", "/Bulk", "/ServiceProviderConfig", "/Schemas",
            "/ResourceTypes", "/../globex/Users", "/%2e%2e/globex/Users/" + id, "/Users/../../globex/Users"};
        auto const search = quoted("{'schemas': ['urn:ietf:params:scim:api:messages:2.0:SearchRequest'],"
                                   " 'filter': 'userName pr or displayName pr'}");
        auto const patch = quoted("{'schemas': ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], 'Operations':"
                                  " [{'op': 'add', 'path': 'members', 'value': [{'value': '")
            + globex_id + "\"}]}]}";
        auto const bulk = quoted("{'schemas': ['urn:ietf:params:scim:api:messages:2.0:BulkRequest'], 'Operations':"
                                 " [{'method': 'DELETE', 'path': '/Users/")
            + globex_id + quoted("'}, {'method': 'PATCH', 'path': '/../globex/Users/") + globex_id
            + quoted("', 'data': {}}]}");
        auto const group = quoted("{'schemas': ['urn:ietf:params:scim:schemas:core:2.0:Group'], 'displayName': 'mine',"
                                  " 'members': [{'value': '")
            + globex_id + "\"}]}";
        scim::Fields fields {{"Authorization", "Bearer acme-token"}, {"Content-Type", "application/scim+json"}};
        if (random.next() % 4 == 0)
            fields.add("Host", "globex");
        if (random.next() % 4 == 0)
            fields.add("If-None-Match", foreign_version);
        return {pick(random, {"GET", "GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"}),
            "/acme" + pick(random, paths) + pick(random, queries), std::move(fields),
            pick(random, {"", search, patch, bulk, group})};
    }

    std::string acme_id;
    std::string globex_id;
    std::string group_id;
    std::string foreign_cursor;
    std::string foreign_version;
};

bool tells(scim::HttpResponse const& response)
{
    auto const has = [](std::string_view text) { return text.find("needle") != std::string_view::npos; };
    return has(response.body) || std::any_of(response.fields.begin(), response.fields.end(), [&](auto const& field) {
        return has(field.value);
    });
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(isolation, Neighbours)

BOOST_AUTO_TEST_CASE(no_request_with_one_token_reads_the_other_tenant)
{
    auto const before = send("GET", "/globex", "globex-token").response.body;
    BOOST_TEST_REQUIRE(before.find("needle-user") != std::string::npos);
    scim::Random random {2026};
    for (int i = 0; i < 5000; ++i) {
        auto const request = attack(random);
        auto const response = host->handle(request, Channel::loopback).response;
        // A refusal may repeat what the client said itself.
        auto const repeats = response.status >= 400 && request.target.find("needle") != std::string::npos;
        BOOST_TEST_REQUIRE((repeats || !tells(response)),
            request.method << " " << request.target << "\n"
                           << request.body);
    }
    // Nor was anything of it changed.
    BOOST_TEST(send("GET", "/globex", "globex-token").response.body == before);
}

BOOST_AUTO_TEST_CASE(a_token_is_good_for_its_tenant_only)
{
    for (auto const* path : {"", "/Users", "/Groups", "/Me", "/.search", "/Bulk", "/ServiceProviderConfig", "/Schemas",
             "/ResourceTypes", "/nothing"}) {
        for (auto const* method : {"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD"}) {
            auto const target = std::string {"/globex"} + path;
            BOOST_TEST(send(method, target, "acme-token").response.status == 401, method << " " << target);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_cursor_is_good_for_its_tenant_only)
{
    user("globex", "second");
    auto const page = send("GET", "/globex/Users?cursor&count=1", "globex-token").response.body;
    auto const cursor = std::string {scim::parse_json(page)->string_or("nextCursor", "")};
    BOOST_TEST_REQUIRE(!cursor.empty());
    BOOST_TEST(send("GET", "/globex/Users?count=1&cursor=" + cursor, "globex-token").response.status == 200);
    auto const refused = send("GET", "/acme/Users?count=1&cursor=" + cursor, "acme-token").response;
    BOOST_TEST(refused.status == 400);
    BOOST_TEST(scim::parse_json(refused.body)->string_or("scimType", "") == "invalidCursor");
}

BOOST_AUTO_TEST_SUITE_END()
