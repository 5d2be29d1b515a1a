// SPDX-License-Identifier: Apache-2.0
#include <scim/server/admin.hpp>

#include "host/hosts.hpp"

using namespace scim::server;
using scim::server::test::quoted;
using scim::server::test::TwoTenants;

namespace {

struct Administration : TwoTenants {
    scim::HttpResponse ask(std::string method, std::string target, std::string_view body = {}) const
    {
        return admin.handle(
            {std::move(method), std::move(target), {{"Authorization", "Bearer admin-token"}}, quoted(body)});
    }
    scim::Json document(std::string const& target) const { return *scim::parse_json(ask("GET", target).body); }

    Admin admin {*host, "admin-token"};
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(administration, Administration)

BOOST_AUTO_TEST_CASE(only_the_page_and_health_need_no_token)
{
    auto const ask_without = [&](std::string target, std::string authorization) {
        return admin.handle({"GET", std::move(target), {{"Authorization", std::move(authorization)}}, {}}).status;
    };
    BOOST_TEST(ask_without("/", "") == 200);
    BOOST_TEST(ask_without("/health", "") == 200);
    for (auto const* target : {"/log", "/metrics", "/faults", "/variants", "/leniencies", "/tenants", "/tenants/acme",
             "/tenants/acme/resources", "/nothing"}) {
        for (auto const* authorization : {"", "Bearer", "Bearer acme-token", "Bearer admin-toke", "Basic admin-token"})
            BOOST_TEST(ask_without(target, authorization) == 401, target << " with " << authorization);
    }
}

BOOST_AUTO_TEST_CASE(the_page_forbids_all_that_is_not_its_own)
{
    auto const page = ask("GET", "/");
    BOOST_TEST(page.fields.find("Content-Security-Policy").value().find("default-src 'none'") != std::string::npos);
    BOOST_TEST(page.fields.find("Content-Type").value() == "text/html; charset=utf-8");
}

BOOST_AUTO_TEST_CASE(the_log_can_be_read_and_forgotten)
{
    send("GET", "/acme/Users", "acme-token");
    send("GET", "/globex/Users", "globex-token");
    BOOST_TEST(document("/log").find("entries")->size() == 2U);
    BOOST_TEST(document("/log?tenant=acme").find("entries")->size() == 1U);
    BOOST_TEST(document("/log?since=1&limit=5").find("entries")->size() == 1U);
    BOOST_TEST(ask("GET", "/log?since=x").status == 400);
    BOOST_TEST(ask("DELETE", "/log").status == 204);
    BOOST_TEST(document("/log").find("entries")->size() == 0U);
}

BOOST_AUTO_TEST_CASE(metrics_count_requests_and_resources)
{
    user("acme", "alice");
    auto const text = ask("GET", "/metrics");
    BOOST_TEST(text.fields.find("Content-Type").value() == metrics_media_type);
    BOOST_TEST(text.body.find("scim_requests_total{tenant=\"acme\",method=\"POST\",endpoint=\"User\",status=\"201\"} 1")
        != std::string::npos);
    BOOST_TEST(text.body.find("{tenant=\"acme\",type=\"User\"} 1") != std::string::npos, text.body);
}

BOOST_AUTO_TEST_CASE(tenants_are_shown_without_their_tokens)
{
    auto const response = ask("GET", "/tenants");
    BOOST_TEST(response.status == 200);
    BOOST_TEST(scim::parse_json(response.body)->find("tenants")->size() == 2U);
    BOOST_TEST(response.body.find("-token") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_tenant_is_added_with_a_token_shown_once)
{
    auto const added = ask("POST", "/tenants", "{'name': 'initech', 'basePath': '/initech/scim', 'dialect': 'entra'}");
    BOOST_TEST_REQUIRE(added.status == 201);
    BOOST_TEST(added.fields.find("Location").value() == "/tenants/initech");
    auto const token = std::string {scim::parse_json(added.body)->string_or("token", "")};
    BOOST_TEST(token.size() == 48U);
    BOOST_TEST(send("GET", "/initech/scim/Users", token).response.status == 200);
    BOOST_TEST(ask("GET", "/tenants/initech").body.find(token) == std::string::npos);
    BOOST_TEST(ask("POST", "/tenants", "{'name': 'initech', 'basePath': '/i'}").status == 409);
    BOOST_TEST(ask("POST", "/tenants", "{'name': 'x'}").status == 400);
    BOOST_TEST(ask("POST", "/tenants", "nonsense").status == 400);
    BOOST_TEST(ask("DELETE", "/tenants/initech").status == 204);
    BOOST_TEST(ask("GET", "/tenants/initech").status == 404);
}

BOOST_AUTO_TEST_CASE(a_tenant_may_bring_its_own_schema)
{
    auto const added = ask("POST", "/tenants",
        "{'name': 'devices', 'basePath': '/d', 'token': 't',"
        " 'schemas': [{'id': 'urn:example:Device', 'name': 'Device', 'attributes': [{'name': 'serial', 'type': "
        "'string',"
        "   'multiValued': false, 'required': true, 'caseExact': true, 'mutability': 'immutable', 'returned': "
        "'default',"
        "   'uniqueness': 'server', 'description': 'Serial number'}]}],"
        " 'resourceTypes': [{'name': 'Device', 'endpoint': '/Devices', 'schema': 'urn:example:Device'}]}");
    BOOST_TEST_REQUIRE(added.status == 201, added.body);
    auto const body = quoted("{'schemas': ['urn:example:Device'], 'serial': 'A-1'}");
    BOOST_TEST(send("POST", "/d/Devices", "t", body).response.status == 201);
    BOOST_TEST(send("POST", "/d/Devices", "t", body).response.status == 409);
    BOOST_TEST(send("POST", "/acme/Devices", "acme-token", body).response.status == 404);
    // Its own requests are judged by its own schema.
    auto const entries = *document("/log?tenant=devices").find("entries");
    BOOST_TEST(entries.as_array().at(0).find("violations")->size() == 0U, scim::write_json(entries));
}

BOOST_AUTO_TEST_CASE(rules_change_while_requests_come)
{
    auto const patch = [&](std::string_view body) { return ask("PATCH", "/tenants/acme", body); };
    BOOST_TEST(
        patch("{'faults': ['filter-no-match-404'], 'rules': [{'path': '/Groups', 'status': 429}]}").status == 200);
    BOOST_TEST(send("GET", "/acme/Users?filter=userName%20eq%20%22x%22", "acme-token").response.status == 404);
    BOOST_TEST(send("GET", "/acme/Groups", "acme-token").response.status == 429);
    BOOST_TEST(patch("{'faults': [], 'rules': []}").status == 200);
    BOOST_TEST(send("GET", "/acme/Groups", "acme-token").response.status == 200);
    BOOST_TEST(patch("{'faults': ['filter-no-match-405']}").status == 400);
    BOOST_TEST(patch("{'basePath': '/elsewhere'}").status == 400);
    BOOST_TEST(patch("{'schemas': []}").status == 400);
    BOOST_TEST(ask("PATCH", "/tenants/nobody", "{}").status == 404);
}

// The old token is worth nothing from the next request on.
BOOST_AUTO_TEST_CASE(a_token_can_be_replaced)
{
    BOOST_TEST(ask("PATCH", "/tenants/acme", "{'token': 'fresh'}").status == 200);
    BOOST_TEST(send("GET", "/acme/Users", "acme-token").response.status == 401);
    BOOST_TEST(send("GET", "/acme/Users", "fresh").response.status == 200);
}

BOOST_AUTO_TEST_CASE(resources_go_out_and_in)
{
    user("acme", "alice");
    auto const exported = ask("GET", "/tenants/acme/resources");
    BOOST_TEST(exported.fields.find("Content-Type").value() == "application/x-ndjson");
    auto const loaded
        = admin.handle({"POST", "/tenants/globex/resources", {{"Authorization", "Bearer admin-token"}}, exported.body});
    BOOST_TEST(loaded.status == 200, loaded.body);
    BOOST_TEST(send("GET", "/globex/Users", "globex-token").response.body.find("alice") != std::string::npos);
    BOOST_TEST(ask("POST", "/tenants/globex/resources", "{'schemas': []}").status == 400);
    BOOST_TEST(ask("DELETE", "/tenants/globex/resources").body == R"({"removed":1})");
    BOOST_TEST(send("GET", "/globex/Users", "globex-token").response.body.find("alice") == std::string::npos);
    BOOST_TEST(ask("POST", "/tenants/globex/generate", "{'users': 3, 'groups': 1}").status == 200);
    BOOST_TEST(document("/tenants/globex").find("resources")->find("User")->as_integer() == 3);
    BOOST_TEST(ask("POST", "/tenants/globex/generate", "{'user': 3}").status == 400);
    BOOST_TEST(ask("POST", "/tenants/globex/snapshot").status == 409);
}

BOOST_AUTO_TEST_CASE(unknown_paths_and_methods_are_problems)
{
    BOOST_TEST(ask("GET", "/nothing").status == 404);
    BOOST_TEST(ask("GET", "/tenants/acme/nothing").status == 404);
    BOOST_TEST(ask("GET", "/%zz").status == 400);
    auto const wrong = ask("PUT", "/tenants/acme");
    BOOST_TEST(wrong.status == 405);
    BOOST_TEST(wrong.fields.find("Allow").value() == "GET, PATCH, DELETE");
    BOOST_TEST(wrong.fields.find("Content-Type").value() == "application/problem+json");
}

BOOST_AUTO_TEST_CASE(what_can_be_switched_on_is_listed)
{
    BOOST_TEST(document("/faults").find("faults")->size() > 90U);
    BOOST_TEST(document("/variants").find("variants")->size() > 80U);
    BOOST_TEST(document("/leniencies").find("leniencies")->size() == leniency_count);
}

BOOST_AUTO_TEST_SUITE_END()
