// SPDX-License-Identifier: Apache-2.0
#include <scim/wire/http.hpp>

#include <boost/test/unit_test.hpp>

namespace scim {

BOOST_AUTO_TEST_CASE(fields_keep_order_and_repeats_and_compare_names_without_case)
{
    Fields fields {{"X-A", "1"}, {"Accept", "text/html"}, {"x-a", "2"}};
    BOOST_TEST(fields.find("x-A").value() == "1");
    BOOST_TEST(fields.find_all("X-A").size() == 2U);
    BOOST_TEST(!fields.contains("Host"));
    fields.set("X-a", "3");
    BOOST_TEST(fields.find_all("x-a").size() == 1U);
    BOOST_TEST(fields.begin()->name == "Accept");
    fields.remove("ACCEPT");
    BOOST_TEST(fields.size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_media_type_is_lower_case_and_has_no_parameters)
{
    BOOST_TEST(media_type("Application/SCIM+JSON; charset=utf-8") == "application/scim+json");
    BOOST_TEST(media_type("") == "");
}

BOOST_AUTO_TEST_CASE(reason_phrases_are_those_of_rfc_9110)
{
    BOOST_TEST(reason_phrase(204) == "No Content");
    BOOST_TEST(reason_phrase(413) == "Content Too Large");
    BOOST_TEST(reason_phrase(799).empty());
}

}  // namespace scim
