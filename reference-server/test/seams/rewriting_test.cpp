// SPDX-License-Identifier: Apache-2.0
#include "seams/rewriting.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <array>
#include <ostream>

namespace scim::server {
namespace {

HttpRequest to(std::string target)
{
    return {"GET", std::move(target), {}, {}};
}

struct PlaceRow {
    char const* target;
    char const* collection;
    char const* id;
};
std::ostream& operator<<(std::ostream& out, PlaceRow const& row)
{
    return out << row.target;
}

constexpr std::array place_rows {
    PlaceRow {"/scim/v2/Users/1", "Users", "1"},
    PlaceRow {"/Users", "Users", ""},
    PlaceRow {"/a/b/c/Groups?filter=x", "Groups", ""},
    PlaceRow {"/scim/v2/Schemas/urn:a:User?x", "Schemas", "urn:a:User"},
    PlaceRow {"/scim/v2/ServiceProviderConfig", "ServiceProviderConfig", ""},
    PlaceRow {"/scim/v2/Me", "", ""},
    PlaceRow {"/", "", ""},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(rewriting)

BOOST_DATA_TEST_CASE(a_place_is_found_behind_any_base_path, place_rows)
{
    auto const place = place_of(to(sample.target));
    BOOST_TEST(place.collection == sample.collection);
    BOOST_TEST(place.id == sample.id);
}

BOOST_AUTO_TEST_CASE(a_query_parameter_is_found_by_name)
{
    auto const request = to("/Users?count=1&Attributes=userName&x");
    BOOST_TEST(query_parameter(request, "attributes") == "userName");
    BOOST_TEST(query_parameter(request, "count") == "1");
    BOOST_TEST(query_parameter(request, "x").empty());
    BOOST_TEST(query_parameter(to("/Users"), "count").empty());
}

BOOST_AUTO_TEST_CASE(each_resource_of_a_list_is_rewritten)
{
    HttpResponse response;
    response.status = 200;
    response.body = R"({"totalResults":2,"Resources":[{"id":"1"},{"id":"2"}]})";
    rewrite_resources(to("/Users"), response, [](Json& resource) { resource.erase("id"); });
    BOOST_TEST(response.body == R"({"totalResults":2,"Resources":[{},{}]})");
}

BOOST_AUTO_TEST_CASE(a_refusal_is_no_resource)
{
    HttpResponse response;
    response.status = 404;
    response.body = R"({"id":"1"})";
    rewrite_resources(to("/Users/1"), response, [](Json& resource) { resource.erase("id"); });
    BOOST_TEST(response.body == R"({"id":"1"})");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace scim::server
