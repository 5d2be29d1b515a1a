// SPDX-License-Identifier: Apache-2.0
#include "cli/start_page.hpp"

#include <boost/test/unit_test.hpp>

namespace scim::server {

BOOST_AUTO_TEST_SUITE(start_page_suite)

BOOST_AUTO_TEST_CASE(it_shows_the_two_values_an_entra_administrator_needs)
{
    Arguments arguments;
    arguments.dialect_words = "entra";
    auto const url = tenant_url(arguments, 41234);
    BOOST_TEST(start_page(arguments, url, {"3f0c", SecretToken::Source::made_here})
        == "scim-reference-server " SCIM_VERSION " · dialect entra · honest\n"
           "Tenant URL    http://127.0.0.1:41234/scim/v2\n"
           "Secret Token  3f0c\n");
}

BOOST_AUTO_TEST_CASE(it_names_the_faults_and_hides_a_token_from_elsewhere)
{
    Arguments arguments;
    arguments.dialect_words = "strict";
    arguments.faults = {"error-wrapped", "create-status-200"};
    BOOST_TEST(start_page(arguments, "http://h", {"secret", SecretToken::Source::file})
        == "scim-reference-server " SCIM_VERSION " · dialect strict · faults error-wrapped, create-status-200\n"
           "Tenant URL    http://h\n"
           "Secret Token  (from file)\n");
}

BOOST_AUTO_TEST_CASE(an_ipv6_address_is_bracketed)
{
    Arguments arguments;
    arguments.address = "::1";
    BOOST_TEST(tenant_url(arguments, 80) == "http://[::1]:80/scim/v2");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace scim::server
