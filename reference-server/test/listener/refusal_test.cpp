// SPDX-License-Identifier: Apache-2.0
#include "listener/refusal.hpp"

#include <boost/test/unit_test.hpp>

namespace scim::server {

BOOST_AUTO_TEST_SUITE(refusal_suite)

BOOST_AUTO_TEST_CASE(a_refusal_is_a_scim_error_with_its_status_as_text)
{
    auto const response = refusal(413, "too much");
    BOOST_TEST(response.status == 413);
    BOOST_TEST(response.fields.find("Content-Type").value() == "application/scim+json");
    BOOST_TEST(response.body
        == R"({"schemas":["urn:ietf:params:scim:api:messages:2.0:Error"],"status":"413","detail":"too much"})");
}

BOOST_AUTO_TEST_CASE(a_port_in_use_is_named_with_the_way_out)
{
    BOOST_TEST(describe_bind_failure("127.0.0.1", 8080, std::make_error_code(std::errc::address_in_use))
        == "port 8080 on 127.0.0.1 is already in use (another program listens there). Choose another with --port.");
}

BOOST_AUTO_TEST_CASE(a_low_port_and_a_foreign_address_have_sentences_of_their_own)
{
    BOOST_TEST(describe_bind_failure("127.0.0.1", 80, std::make_error_code(std::errc::permission_denied))
        == "port 80 on 127.0.0.1 may not be opened by this user. Choose one above 1023 with --port.");
    BOOST_TEST(describe_bind_failure("192.0.2.1", 8080, std::make_error_code(std::errc::address_not_available))
        == "192.0.2.1 is not an address of this machine. Listen on 127.0.0.1.");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace scim::server
