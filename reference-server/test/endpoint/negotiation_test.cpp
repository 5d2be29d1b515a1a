// SPDX-License-Identifier: Apache-2.0
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <ostream>

#include "support/provider.hpp"

using namespace scim::server;
using scim::Fields;
using scim::server::test::Provider;
using scim::server::test::quoted;

namespace {

struct Wish {
    char const* accept;
    char const* type;  ///< of the answer; 406 otherwise
};
std::ostream& operator<<(std::ostream& out, Wish const& wish)
{
    return out << wish.accept;
}

constexpr auto scim_json = "application/scim+json";
constexpr auto plain_json = "application/json";

// RFC7644-3.8-08 to -10; RFC 9110 §12.5.1.
std::vector<Wish> const wishes {
    {"application/scim+json", scim_json},
    {"application/scim+json; charset=utf-8", scim_json},
    {"application/json", plain_json},
    {"Application/JSON", plain_json},
    {"*/*", scim_json},
    {"application/*", scim_json},
    {"", scim_json},
    {"text/html, application/xhtml+xml, */*;q=0.1", scim_json},
    {"application/json, application/scim+json", scim_json},
    {"application/json;q=0.9, application/scim+json;q=0.5", plain_json},
    {"application/scim+json;q=0, */*", plain_json},
    {"application/json;q=0.001", plain_json},
    {"application/json; q=nonsense", plain_json},
    {"text/html", nullptr},
    {"application/xml", nullptr},
    {"application/scim+json;q=0", nullptr},
    {"*/*;q=0.0", nullptr},
};

struct Place {
    char const* target;
    char const* allowed;
};
std::ostream& operator<<(std::ostream& out, Place const& place)
{
    return out << place.target;
}

std::vector<Place> const places {
    {"", "GET, HEAD, OPTIONS"},
    {"/Users", "GET, HEAD, POST, OPTIONS"},
    {"/Users/1", "GET, HEAD, PUT, PATCH, DELETE, OPTIONS"},
    {"/Users/.search", "POST, OPTIONS"},
    {"/.search", "POST, OPTIONS"},
    {"/Bulk", "POST, OPTIONS"},
    {"/ServiceProviderConfig", "GET, HEAD, OPTIONS"},
    {"/Schemas", "GET, HEAD, OPTIONS"},
    {"/ResourceTypes/User", "GET, HEAD, OPTIONS"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(negotiation)

BOOST_DATA_TEST_CASE(the_answer_has_the_type_that_is_wanted, wishes)
{
    Provider provider;
    auto const reply = provider.send("GET", "/Users", {}, Fields {{"Accept", sample.accept}});
    BOOST_TEST(reply.status == (sample.type ? 200 : 406));
    BOOST_TEST(reply.fields.find("Content-Type").value() == (sample.type ? sample.type : scim_json));
}

BOOST_AUTO_TEST_CASE(wishes_may_be_spread_over_several_fields)
{
    Provider provider;
    auto const reply
        = provider.send("GET", "/Users", {}, Fields {{"Accept", "text/html"}, {"Accept", "application/json"}});
    BOOST_TEST(reply.status == 200);
    BOOST_TEST(reply.fields.find("Content-Type").value() == plain_json);
}

BOOST_AUTO_TEST_CASE(errors_come_in_the_wanted_type_too)
{
    Provider provider;
    auto const reply = provider.send("GET", "/Users/nobody", {}, Fields {{"Accept", "application/json"}});
    BOOST_TEST(reply.status == 404);
    BOOST_TEST(reply.fields.find("Content-Type").value() == plain_json);
}

BOOST_AUTO_TEST_CASE(what_cannot_be_answered_is_not_done)
{
    Provider provider;
    auto const body = quoted("{'schemas': ['urn:ietf:params:scim:schemas:core:2.0:User'], 'userName': 'bjensen'}");
    BOOST_TEST(provider.send("POST", "/Users", body, Fields {{"Accept", "text/html"}}).status == 406);
    BOOST_TEST(provider.get("/Users").at("/totalResults").as_integer() == 0);
}

// RFC 9110 §9.3.7, §15.5.6.
BOOST_DATA_TEST_CASE(each_place_tells_its_methods, places)
{
    Provider provider;
    auto const options = provider.send("OPTIONS", sample.target);
    BOOST_TEST(options.status == 204);
    BOOST_TEST(options.fields.find("Allow").value() == sample.allowed);
    auto const wrong = provider.send("TRACE", sample.target);
    BOOST_TEST(wrong.status == 405);
    BOOST_TEST(wrong.fields.find("Allow").value() == sample.allowed);
}

BOOST_AUTO_TEST_CASE(where_nothing_is_no_methods_are_told)
{
    Provider provider;
    BOOST_TEST(provider.send("OPTIONS", "/nothing").status == 404);
    BOOST_TEST(provider.send("OPTIONS", "/Users/1/2").status == 404);
}

BOOST_AUTO_TEST_SUITE_END()

// RFC 9110 §13.1, §13.2.
BOOST_AUTO_TEST_SUITE(preconditions)

BOOST_AUTO_TEST_CASE(a_change_goes_through_only_if_its_conditions_hold)
{
    for (auto const* method : {"PUT", "PATCH", "DELETE"}) {
        Provider provider;
        auto const target = "/Users/" + provider.user("{'userName': 'bjensen'}");
        auto const tag = std::string {provider.get(target).fields.find("ETag").value()};
        auto const body = std::string_view {method} == "PUT"
            ? quoted("{'schemas': ['urn:ietf:params:scim:schemas:core:2.0:User'], 'userName': 'bjensen2'}")
            : quoted("{'schemas': ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], 'Operations': ["
                     "{'op': 'add', 'path': 'title', 'value': 'Guide'}]}");
        auto const send = [&](Fields fields) { return provider.send(method, target, body, std::move(fields)).status; };
        BOOST_TEST(send({{"If-None-Match", tag}}) == 412, method);
        BOOST_TEST(send({{"If-None-Match", "*"}}) == 412, method);
        BOOST_TEST(send({{"If-Match", "\"x\""}, {"If-Match", "\"y\""}}) == 412, method);
        BOOST_TEST(send({{"If-Match", ""}}) == 412, method);
        BOOST_TEST(provider.get(target).fields.find("ETag").value() == tag, method);
        auto const done = send({{"If-Match", "\"x\""}, {"If-Match", tag}, {"If-None-Match", "\"z\""}});
        BOOST_TEST((done == 200 || done == 204), method);
    }
}

BOOST_AUTO_TEST_CASE(a_read_minds_both_conditions)
{
    Provider provider;
    auto const target = "/Users/" + provider.user("{'userName': 'bjensen'}");
    auto const tag = std::string {provider.get(target).fields.find("ETag").value()};
    auto const get = [&](Fields fields) { return provider.send("GET", target, {}, std::move(fields)).status; };
    BOOST_TEST(get({{"If-Match", "\"x\""}}) == 412);
    BOOST_TEST(get({{"If-Match", tag}}) == 200);
    BOOST_TEST(get({{"If-None-Match", "*"}}) == 304);
    BOOST_TEST(get({{"If-None-Match", "\"x\""}, {"If-None-Match", tag}}) == 304);
}

BOOST_AUTO_TEST_SUITE_END()
