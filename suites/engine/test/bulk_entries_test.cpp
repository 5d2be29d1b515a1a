// SPDX-License-Identifier: Apache-2.0
#include "bulk_entries.hpp"

#include <boost/test/unit_test.hpp>

namespace scim::conformance {
namespace {

Json parsed(std::string const& text)
{
    return std::move(*parse_json(text));
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_status_is_read_in_every_shape_in_use)
{
    BOOST_TEST(status_of_entry(parsed(R"({"status":"201"})")).value() == 201);
    BOOST_TEST(status_of_entry(parsed(R"({"status":{"code":"409"}})")).value() == 409);
    BOOST_TEST(status_of_entry(parsed(R"({"status":{"code":409}})")).value() == 409);
    BOOST_TEST(status_of_entry(parsed(R"({"Status":204})")).value() == 204);
    for (auto const* none : {R"({})", R"({"status":"ok"})", R"({"status":"201 Created"})", R"({"status":{}})"})
        BOOST_TEST(!status_of_entry(parsed(none)).has_value(), none);
}

BOOST_AUTO_TEST_CASE(an_entry_is_found_by_its_bulk_id)
{
    auto const response = parsed(R"({"Operations":[{"status":"204"},{"bulkId":"a","status":"201"}]})");
    BOOST_TEST(entry_status(response, "a").value() == 201);
    BOOST_TEST(!entry_status(response, "b").has_value());
    BOOST_TEST(!entry_status(std::nullopt, "a").has_value());
}

BOOST_AUTO_TEST_CASE(what_a_job_created_is_found_by_location)
{
    auto const base = *parse_uri("http://provider.test/scim/v2");
    auto const response = parsed(R"({"Operations":[
        {"method":"POST","status":"201","location":"http://provider.test/scim/v2/Users/1"},
        {"method":"POST","status":{"code":"201"},"location":"/scim/v2/Groups/2"},
        {"method":"POST","status":"409","location":"http://provider.test/scim/v2/Users/3"},
        {"method":"PUT","status":"200","location":"http://provider.test/scim/v2/Users/4"},
        {"method":"POST","status":"201","location":"http://elsewhere.test/scim/v2/Users/5"},
        {"method":"POST","status":"201","location":"http://provider.test/scim/v2/Users"},
        {"method":"POST","status":"201"}]})");
    auto const targets = created_by_job(response, base);
    BOOST_REQUIRE(targets.size() == 2U);
    BOOST_TEST(targets[0] == "/Users/1");
    BOOST_TEST(targets[1] == "/Groups/2");
    BOOST_TEST(created_by_job(parsed(R"({"id":"7","Operations":3})"), base).empty());
}

}  // namespace scim::conformance
