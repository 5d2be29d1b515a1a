// SPDX-License-Identifier: Apache-2.0
#include "cli/catalogue_listing.hpp"

#include <boost/test/unit_test.hpp>

#include <scim/wire/json.hpp>

namespace scim::server {
namespace {

std::vector<Fault> const faults {
    {"long-name-of-a-fault", "RFC7644-3.3-07", "Says nothing.", FaultMode::any, {}, {}},
    {"short", "ENTRA-041", "Says too much.", FaultMode::entra, {}, {}},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(catalogue_listing)

BOOST_AUTO_TEST_CASE(faults_stand_in_columns)
{
    BOOST_TEST(list_faults(faults, ListingForm::text)
        == "long-name-of-a-fault  any    RFC7644-3.3-07  Says nothing.\n"
           "short                 entra  ENTRA-041       Says too much.\n");
}

BOOST_AUTO_TEST_CASE(faults_come_as_json)
{
    auto const document = parse_json(list_faults(faults, ListingForm::json));
    BOOST_REQUIRE(document);
    auto const& listed = document->find("faults")->as_array();
    BOOST_TEST(listed.size() == 2U);
    BOOST_TEST(listed[1].string_or("id", "") == "short");
    BOOST_TEST(listed[1].string_or("requirement", "") == "ENTRA-041");
    BOOST_TEST(listed[1].string_or("mode", "") == "entra");
    BOOST_TEST(listed[1].string_or("summary", "") == "Says too much.");
}

BOOST_AUTO_TEST_CASE(variants_say_whether_they_are_discouraged)
{
    std::vector<Variant> const variants {
        {.id = "long-name", .requirement = "RFC7644-3.3-07", .summary = "Is right."},
        {.id = "short", .requirement = "RFC9865-4-01", .summary = "Is odd.", .is_discouraged = true},
    };
    BOOST_TEST(list_variants(variants, ListingForm::text)
        == "long-name  RFC7644-3.3-07  Is right.\n"
           "short      RFC9865-4-01    Is odd. (discouraged)\n");
    auto const document = parse_json(list_variants(variants, ListingForm::json));
    BOOST_REQUIRE(document);
    BOOST_TEST(document->find("variants")->as_array()[1].find("discouraged")->as_boolean());
}

BOOST_AUTO_TEST_CASE(every_leniency_is_listed_with_the_dialects_that_have_it)
{
    auto const document = parse_json(list_leniencies(ListingForm::json));
    BOOST_REQUIRE(document);
    auto const& listed = document->find("leniencies")->as_array();
    BOOST_TEST(listed.size() == leniency_count);
    for (auto const& leniency : listed)
        BOOST_TEST(leniency.find("entra")->as_boolean());
    auto const text = list_leniencies(ListingForm::text);
    BOOST_TEST(text.find("string-booleans") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace scim::server
