// SPDX-License-Identifier: Apache-2.0
#include <filesystem>
#include <fstream>
#include <sstream>

#include <unistd.h>

#include "host/hosts.hpp"

using namespace scim::server;
using namespace std::chrono_literals;
using scim::server::test::json;
using scim::server::test::tenant_named;
using scim::server::test::TwoTenants;

namespace {

Rule rule(std::string_view text)
{
    return *read_rule(json(text), "");
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(hosts, TwoTenants)

BOOST_AUTO_TEST_CASE(a_request_goes_to_the_tenant_whose_base_path_it_has)
{
    user("acme", "alice");
    BOOST_TEST(send("GET", "/acme/Users", "acme-token").response.body.find("alice") != std::string::npos);
    BOOST_TEST(send("GET", "/globex/Users", "globex-token").response.body.find("alice") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_longer_segment_is_another_path)
{
    for (auto const* target : {"/acmeister/Users", "/", "/Users", "", "acme/Users", "*"})
        BOOST_TEST(send("GET", target, "acme-token").response.status == 404, target);
    BOOST_TEST(send("GET", "/acme", "acme-token").response.status == 200);
    BOOST_TEST(send("GET", "/acme?count=0", "acme-token").response.status == 200);
}

BOOST_AUTO_TEST_CASE(resources_say_where_they_are)
{
    auto const id = user("globex", "bob");
    auto const answer = send("GET", "/globex/Users/" + id, "globex-token");
    BOOST_TEST(answer.response.fields.find("Location").value() == "http://127.0.0.1:1/globex/Users/" + id);
}

BOOST_AUTO_TEST_CASE(names_and_base_paths_are_taken_once)
{
    auto other = tenant_named("acme");
    other.provider.base_path = "/other";
    BOOST_TEST(host->add_tenant(other).error().find("there is a tenant acme already") != std::string::npos);
    for (auto const* path : {"/acme", "/acme/v2", ""}) {
        auto nested = tenant_named("nested");
        nested.provider.base_path = path;
        BOOST_TEST(host->add_tenant(nested).error().find("overlap") != std::string::npos, path);
    }
    BOOST_TEST(host->add_tenant(tenant_named("acmeister")).has_value());
}

BOOST_AUTO_TEST_CASE(a_tenant_comes_and_goes)
{
    BOOST_TEST_REQUIRE(host->add_tenant(tenant_named("initech")).has_value());
    BOOST_TEST(send("GET", "/initech/Users", "initech-token").response.status == 200);
    BOOST_TEST(host->remove_tenant("initech"));
    BOOST_TEST(send("GET", "/initech/Users", "initech-token").response.status == 404);
    BOOST_TEST(!host->remove_tenant("initech"));
}

BOOST_AUTO_TEST_CASE(a_header_asks_for_faults_and_bad_delivery)
{
    auto const wish = [&](char const* value) {
        return send(
            "GET", "/acme/Users?filter=userName%20eq%20%22nobody%22", "acme-token", {}, {{"Scim-Fault", value}});
    };
    BOOST_TEST(wish("filter-no-match-404").response.status == 404);
    BOOST_TEST((wish("latency=250").delivery.delay == 250ms));
    BOOST_TEST((wish("hang").delivery.kind == Delivery::Kind::silence));
    BOOST_TEST(wish("status=503").response.status == 503);
    auto const mistake = wish("filter-no-match-405");
    BOOST_TEST(mistake.response.status == 400);
    BOOST_TEST(mistake.response.body.find("filter-no-match-404") != std::string::npos);
    BOOST_TEST(wish("status=1").response.status == 400);
}

BOOST_AUTO_TEST_CASE(without_leave_the_header_does_nothing)
{
    TwoTenants const careful {false};
    auto const answer = careful.send("GET", "/acme/Users", "acme-token", {}, {{"Scim-Fault", "status=503, hang"}});
    BOOST_TEST(answer.response.status == 200);
    BOOST_TEST((answer.delivery == Delivery {}));
}

BOOST_AUTO_TEST_CASE(rules_meet_the_requests_of_their_tenant_only)
{
    auto const acme = host->find_tenant("acme");
    auto settings = acme->settings();
    settings.rules = {rule("{'method': 'GET', 'path': '/Users', 'status': 503, 'retryAfter': 3}")};
    BOOST_TEST_REQUIRE(acme->change(settings).has_value());
    BOOST_TEST(send("GET", "/acme/Users?count=1", "acme-token").response.status == 503);
    BOOST_TEST(send("GET", "/acme/Groups", "acme-token").response.status == 200);
    BOOST_TEST(send("GET", "/globex/Users", "globex-token").response.status == 200);
}

BOOST_AUTO_TEST_CASE(a_reset_request_is_carried_out_and_a_lost_one_is_not)
{
    auto const create = [&](std::string const& name, char const* wish) {
        auto const body
            = scim::server::test::quoted("{'schemas': ['urn:ietf:params:scim:schemas:core:2.0:User'], 'userName': '")
            + name + "\"}";
        send("POST", "/acme/Users", "acme-token", body, {{"Scim-Fault", wish}});
    };
    create("done", "reset");
    create("undone", "reset, lost");
    auto const users = send("GET", "/acme/Users", "acme-token").response.body;
    BOOST_TEST(users.find("\"done\"") != std::string::npos);
    BOOST_TEST(users.find("\"undone\"") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_change_that_is_refused_changes_nothing)
{
    auto const acme = host->find_tenant("acme");
    auto settings = acme->settings();
    settings.provider.faults = {"no-such-fault"};
    settings.rules = {rule("{'status': 503}")};
    BOOST_TEST(!acme->change(settings).has_value());
    BOOST_TEST(send("GET", "/acme/Users", "acme-token").response.status == 200);
}

BOOST_AUTO_TEST_CASE(every_request_is_in_the_log_with_its_tenant)
{
    send("GET", "/acme/Users", "acme-token");
    send("GET", "/nowhere", "acme-token");
    auto const log = host->observer()->log(0, 10);
    auto const& entries = log.find("entries")->as_array();
    BOOST_TEST_REQUIRE(entries.size() == 2U);
    BOOST_TEST(entries[0].string_or("tenant", "") == "acme");
    BOOST_TEST(entries[1].string_or("tenant", "?").empty());
    BOOST_TEST(scim::write_json(log).find("acme-token") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_snapshot_outlives_the_host)
{
    auto const directory = std::filesystem::temp_directory_path() / ("scim-host-" + std::to_string(::getpid()));
    auto settings = tenant_named("initech");
    settings.data_directory = directory;
    settings.generate = GenerateOptions {3, 1, 1};
    BOOST_TEST_REQUIRE(host->add_tenant(settings).has_value());
    BOOST_TEST(host->find_tenant("initech")->count().at(0).count == 3U);
    BOOST_TEST_REQUIRE(host->save().has_value());
    host->remove_tenant("initech");

    // What was made up is in the snapshot, and not made up a second time.
    BOOST_TEST_REQUIRE(host->add_tenant(settings).has_value());
    BOOST_TEST(host->find_tenant("initech")->count().at(0).count == 3U);
    host->remove_tenant("initech");

    std::ofstream {directory / "snapshot.ndjson", std::ios::app} << "{";
    auto const damaged = host->add_tenant(settings);
    BOOST_TEST_REQUIRE(!damaged.has_value());
    BOOST_TEST(damaged.error().find("snapshot.ndjson") != std::string::npos, damaged.error());
    BOOST_TEST(host->find_tenant("initech") == nullptr);
    std::filesystem::remove_all(directory);
}

BOOST_AUTO_TEST_SUITE_END()
