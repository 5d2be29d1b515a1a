// SPDX-License-Identifier: Apache-2.0
#include "cli/start_page.hpp"

#include <boost/test/unit_test.hpp>

namespace scim::server {

BOOST_AUTO_TEST_SUITE(start_page_suite)

BOOST_AUTO_TEST_CASE(it_shows_the_two_values_an_entra_administrator_needs)
{
    Arguments arguments;
    arguments.dialect_words = "entra";
    auto const url = server_origin(arguments, 41234) + "/scim/v2";
    BOOST_TEST(
        start_page(arguments, {{{"default", url}}, SecretToken {"3f0c", SecretToken::Source::made_here}, {}, {}, {}})
        == "scim-reference-server " SCIM_VERSION " · dialect entra · honest\n"
           "Tenant URL    http://127.0.0.1:41234/scim/v2\n"
           "Secret Token  3f0c\n");
}

BOOST_AUTO_TEST_CASE(it_names_the_faults_and_hides_a_token_from_elsewhere)
{
    Arguments arguments;
    arguments.dialect_words = "strict";
    arguments.tenant.provider.faults = {"error-wrapped", "create-status-200"};
    BOOST_TEST(start_page(arguments,
                   {{{"default", "http://h"}}, SecretToken {"secret", SecretToken::Source::file}, {}, {}, {}})
        == "scim-reference-server " SCIM_VERSION " · dialect strict · faults error-wrapped, create-status-200\n"
           "Tenant URL    http://h\n"
           "Secret Token  (from file)\n");
}

BOOST_AUTO_TEST_CASE(tenants_of_a_file_keep_their_tokens)
{
    Arguments const arguments;
    BOOST_TEST(start_page(arguments, {{{"acme", "http://h/a"}, {"globex", "http://h/g"}}, {}, {}, {}, {"acme: loaded"}})
        == "scim-reference-server " SCIM_VERSION " · 2 tenants\n"
           "acme          http://h/a\n"
           "globex        http://h/g\n"
           "acme: loaded\n");
}

BOOST_AUTO_TEST_CASE(the_live_page_gets_a_token_made_here_behind_the_hash)
{
    Arguments const arguments;
    auto facts = StartFacts {{{"a", "http://h/a"}}, {}, "http://h:1", {"f00", SecretToken::Source::made_here}, {}};
    BOOST_TEST(start_page(arguments, facts).find("Live page     http://h:1/#token=f00\nAdmin token   f00\n")
        != std::string::npos);
    facts.admin_token.source = SecretToken::Source::file;
    BOOST_TEST(start_page(arguments, facts).find("f00") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_origin_is_how_clients_reach_the_server)
{
    Arguments arguments;
    arguments.listen.address = "::1";
    BOOST_TEST(server_origin(arguments, 80) == "http://[::1]:80");
    arguments.listen.address = "0.0.0.0";
    arguments.listen.tls = TlsFiles {"c", "k"};
    BOOST_TEST(server_origin(arguments, 443) == "https://localhost:443");
    arguments.public_url = "https://scim.example.com";
    BOOST_TEST(server_origin(arguments, 443) == "https://scim.example.com");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace scim::server
