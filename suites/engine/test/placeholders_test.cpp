// SPDX-License-Identifier: Apache-2.0
#include "placeholders.hpp"

#include <boost/test/unit_test.hpp>

namespace scim::conformance {
namespace {

Placeholders with_babs()
{
    Placeholders placeholders {"scimproof-ab12", "scimproof-ab12-xyz", "http://h/v2", 1};
    placeholders.bind(
        "babs", *parse_json(R"({"id":"7 7","meta":{"location":"/Users/7"},"active":true,"emails":[{"value":"b@x"}]})"));
    placeholders.bind_headers("babs", Fields {{"ETag", "W/\"1\""}});
    placeholders.bind_sent("babs", *parse_json(R"({"userName":"bjensen"})"));
    return placeholders;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_placeholder_takes_the_value_of_its_alias)
{
    auto placeholders = with_babs();
    BOOST_TEST(*placeholders.fill_text("id {babs.id}") == "id 7 7");
    BOOST_TEST(*placeholders.fill_text("/Users/{babs.id}") == "/Users/7%207");
    BOOST_TEST(*placeholders.fill_text("{babs.id}", Spelling::percent_encoded) == "7%207");
    BOOST_TEST(*placeholders.fill_text("{babs.META.location}") == "/Users/7");
    BOOST_TEST(*placeholders.fill_text("{babs./emails/0/value}") == "b@x");
    BOOST_TEST(*placeholders.fill_text("{sent.babs.userName}") == "bjensen");
    BOOST_TEST(*placeholders.fill_text("{babs.header:etag}") == "W/\"1\"");
    BOOST_TEST(*placeholders.fill_text("{unique}-x {{y}}") == "scimproof-ab12-xyz-x {y}");
    BOOST_TEST(*placeholders.fill_text("{guid:a}") == *placeholders.fill_text("{guid:a}"));
    BOOST_TEST(*placeholders.fill_text("{guid}") != *placeholders.fill_text("{guid}"));
}

BOOST_AUTO_TEST_CASE(a_string_that_is_one_placeholder_keeps_the_type)
{
    auto placeholders = with_babs();
    auto const filled = placeholders.fill(*parse_json(R"({"a":"{babs.active}","b":"x{babs.active}"})"));
    BOOST_TEST(write_json(*filled) == R"({"a":true,"b":"xtrue"})");
}

BOOST_AUTO_TEST_CASE(what_is_unknown_is_ours_and_what_is_missing_is_the_providers)
{
    auto placeholders = with_babs();
    BOOST_TEST((placeholders.fill_text("{nobody.id}").error().kind == PlaceholderError::Kind::unknown));
    BOOST_TEST((placeholders.fill_text("{babs").error().kind == PlaceholderError::Kind::unknown));
    auto const missing = placeholders.fill_text("{babs.meta.version}");
    BOOST_TEST((missing.error().kind == PlaceholderError::Kind::missing));
    BOOST_TEST(missing.error().text == "the provider returned no meta.version for babs");
    auto const no_header = placeholders.fill_text("{babs.header:Location}");
    BOOST_TEST((no_header.error().kind == PlaceholderError::Kind::missing));
    BOOST_TEST(no_header.error().text == "the provider sent no Location header for babs");
}

}  // namespace scim::conformance
