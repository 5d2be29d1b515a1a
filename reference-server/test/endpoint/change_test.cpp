// SPDX-License-Identifier: Apache-2.0
#include <boost/test/unit_test.hpp>

#include <thread>

#include <scim/server/service_provider.hpp>

#include "support/provider.hpp"

using namespace scim::server;
using scim::server::test::json;
using scim::server::test::Provider;
using scim::server::test::quoted;

namespace {

scim::HttpRequest patch_request(std::string const& target, std::string_view operations)
{
    return {"PATCH", "/scim/v2" + target,
        {{"Authorization", "Bearer correct horse"}, {"Content-Type", "application/scim+json"}},
        quoted("{'schemas': ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], 'Operations': ") + quoted(operations)
            + "}"};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(changing_the_rules)

BOOST_AUTO_TEST_CASE(a_fault_comes_and_goes_and_resources_stay)
{
    Provider provider;
    auto const id = provider.user("{'userName': 'bjensen'}");
    auto options = provider.inside().options();

    options.faults = {"filter-no-match-404"};
    BOOST_TEST_REQUIRE(provider.inside().change(options).has_value());
    BOOST_TEST(provider.filter("/Users", "userName eq \"nobody\"").status == 404);

    options.faults.clear();
    BOOST_TEST_REQUIRE(provider.inside().change(options).has_value());
    BOOST_TEST(provider.filter("/Users", "userName eq \"nobody\"").status == 200);
    BOOST_TEST(provider.get("/Users/" + id).status == 200);
}

BOOST_AUTO_TEST_CASE(an_unknown_fault_changes_nothing)
{
    Provider provider;
    auto options = provider.inside().options();
    options.faults = {"filter-no-match-405"};
    options.max_results = 1;

    auto const changed = provider.inside().change(options);

    BOOST_TEST_REQUIRE(!changed.has_value());
    BOOST_TEST(changed.error().find("filter-no-match-404") != std::string::npos);
    BOOST_TEST(provider.inside().options().max_results == 200U);
}

// ENTRA-033 in one dialect, RFC 7643 §8.7.1 in the other.
BOOST_AUTO_TEST_CASE(the_dialect_decides_anew_what_is_unique)
{
    Provider provider;
    provider.group("{'displayName': 'Tour Guides'}");
    auto const post = [&] {
        return provider.send("POST", "/Groups",
            quoted("{'schemas': ['urn:ietf:params:scim:schemas:core:2.0:Group'], 'displayName': 'Tour Guides'}"));
    };
    auto options = provider.inside().options();

    options.dialect = entra();
    BOOST_TEST_REQUIRE(provider.inside().change(options).has_value());
    BOOST_TEST(post().status == 409);

    options.dialect = strict();
    BOOST_TEST_REQUIRE(provider.inside().change(options).has_value());
    BOOST_TEST(post().status == 201);
}

BOOST_AUTO_TEST_CASE(base_path_and_definitions_cannot_change)
{
    Provider provider;
    auto options = provider.inside().options();
    options.base_path = "/elsewhere";
    BOOST_TEST_REQUIRE(provider.inside().change(options).has_value());
    BOOST_TEST(provider.get("/Users").status == 200);
}

BOOST_AUTO_TEST_CASE(one_request_may_meet_a_fault_that_others_do_not)
{
    Provider provider;
    auto const id = provider.user("{'userName': 'bjensen', 'title': 'Guide'}");
    auto const patch = patch_request("/Users/" + id,
        "[{'op': 'replace', 'path': 'title', 'value': 'Captain'}, {'op': 'replace', 'path': 'nonsense', 'value': 1}]");

    auto const faulty = provider.inside().handle(patch, {"patch-not-atomic"});

    BOOST_TEST_REQUIRE(faulty.has_value());
    BOOST_TEST(provider.get("/Users/" + id).at("/title").as_string() == "Captain");
    provider.raw(patch_request("/Users/" + id,
        "[{'op': 'replace', 'path': 'title', 'value': 'Mate'}, {'op': 'replace', 'path': 'nonsense', 'value': 1}]"));
    BOOST_TEST(provider.get("/Users/" + id).at("/title").as_string() == "Captain");
}

BOOST_AUTO_TEST_CASE(an_unknown_fault_for_one_request_is_refused)
{
    Provider provider;
    auto const answered = provider.inside().handle({"GET", "/scim/v2/Users", {}, {}}, {"no-such-fault"});
    BOOST_TEST_REQUIRE(!answered.has_value());
    BOOST_TEST(answered.error().find("no-such-fault") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(requests_go_on_while_the_rules_change)
{
    Provider provider;
    auto const id = provider.user("{'userName': 'bjensen'}");
    auto const options = provider.inside().options();
    std::atomic<bool> is_over = false;
    std::thread changer {[&] {
        auto other = options;
        for (int i = 0; i < 50; ++i) {
            other.dialect = i % 2 == 0 ? entra() : strict();
            static_cast<void>(provider.inside().change(other));
        }
        is_over = true;
    }};
    int wrong = 0;
    while (!is_over)
        wrong += provider.get("/Users/" + id).status == 200 ? 0 : 1;
    changer.join();
    BOOST_TEST(wrong == 0);
}

BOOST_AUTO_TEST_SUITE_END()
