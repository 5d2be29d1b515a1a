// SPDX-License-Identifier: Apache-2.0
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "support/provider.hpp"

using namespace scim::server;
using scim::Fields;
using scim::server::test::Provider;
using scim::server::test::quoted;

namespace {

ServiceProviderOptions for_bjensen()
{
    ServiceProviderOptions options;
    options.bearer_subject = "BJensen";
    return options;
}

std::string user_body(std::string const& name)
{
    return quoted("{'schemas': ['urn:ietf:params:scim:schemas:core:2.0:User'], 'title': 'Guide', 'userName': '") + name
        + "\"}";
}

}  // namespace

// RFC 7644 §3.11.
BOOST_AUTO_TEST_SUITE(me)

BOOST_AUTO_TEST_CASE(a_token_without_subject_has_none)
{
    Provider provider;
    for (auto const* method : {"GET", "POST", "PUT", "PATCH", "DELETE"})
        BOOST_TEST(provider.send(method, "/Me").status == 501, method);
}

BOOST_AUTO_TEST_CASE(every_answer_says_where_the_resource_is_for_good)
{
    Provider provider {for_bjensen()};
    provider.user("{'userName': 'other'}");
    auto const id = provider.user("{'userName': 'bjensen'}");
    auto const location = "/Users/" + id;
    auto const get = provider.get("/Me");
    BOOST_TEST(get.status == 200);
    BOOST_TEST(get.at("/id").as_string() == id);
    BOOST_TEST(get.fields.find("Location").value().ends_with(location));
    BOOST_TEST(get.at("/meta/location").as_string() == get.fields.find("Location").value());

    auto const patch = provider.patch("/Me", "[{'op': 'replace', 'path': 'title', 'value': 'Captain'}]");
    BOOST_TEST(patch.status == 200);
    BOOST_TEST(patch.fields.find("Location").value().ends_with(location));
    BOOST_TEST(provider.get(location).at("/title").as_string() == "Captain");

    auto const put = provider.send("PUT", "/Me", user_body("bjensen"));
    BOOST_TEST(put.status == 200);
    BOOST_TEST(put.fields.find("Location").value().ends_with(location));
    BOOST_TEST(provider.get(location).at("/title").as_string() == "Guide");
}

BOOST_AUTO_TEST_CASE(parameters_and_conditions_hold_as_elsewhere)
{
    Provider provider {for_bjensen()};
    provider.user("{'userName': 'bjensen', 'title': 'Guide'}");
    BOOST_TEST(provider.get("/Me?attributes=title").at("/userName").is_null());
    auto const tag = std::string {provider.get("/Me").fields.find("ETag").value()};
    BOOST_TEST(provider.send("GET", "/Me", {}, Fields {{"If-None-Match", tag}}).status == 304);
    BOOST_TEST(provider.send("DELETE", "/Me", {}, Fields {{"If-Match", "\"x\""}}).status == 412);
}

BOOST_AUTO_TEST_CASE(whoever_deletes_himself_is_gone_and_may_come_back)
{
    Provider provider {for_bjensen()};
    provider.user("{'userName': 'bjensen'}");
    BOOST_TEST(provider.send("POST", "/Me", user_body("bjensen")).status == 409);
    BOOST_TEST(provider.send("DELETE", "/Me").status == 204);
    BOOST_TEST(provider.get("/Me").status == 404);
    BOOST_TEST(provider.send("POST", "/Me", user_body("somebody")).status == 403);
    auto const made = provider.send("POST", "/Me", user_body("bjensen"));
    BOOST_TEST(made.status == 201);
    BOOST_TEST(made.fields.find("Location").value().find("/Users/") != std::string::npos);
    BOOST_TEST(provider.get("/Me").at("/id").as_string() == made.at("/id").as_string());
}

BOOST_AUTO_TEST_CASE(the_subject_may_be_an_id_and_nothing_is_below_me)
{
    Provider provider;
    auto const id = provider.user("{'userName': 'alice'}");
    auto options = provider.inside().options();
    options.bearer_subject = id;
    BOOST_TEST_REQUIRE(provider.inside().change(options).has_value());
    BOOST_TEST(provider.get("/Me").at("/userName").as_string() == "alice");
    BOOST_TEST(provider.get("/Me/x").status == 404);
    BOOST_TEST(provider.get("/Mexyz").status == 404);
}

BOOST_AUTO_TEST_SUITE_END()
