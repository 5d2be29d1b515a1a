// SPDX-License-Identifier: Apache-2.0
#include <scim/wire/uri.hpp>

#include <boost/test/unit_test.hpp>

namespace scim {

BOOST_AUTO_TEST_CASE(a_uri_is_taken_apart_and_put_together)
{
    auto const uri = parse_uri("HTTPS://Host.Example:8443/scim/v2/?a=b#c").value();
    BOOST_TEST(uri.scheme == "https");
    BOOST_TEST(uri.host == "host.example");
    BOOST_TEST(uri.port == 8443);
    BOOST_TEST(uri.path == "/scim/v2");
    BOOST_TEST(uri.query == "a=b");
    BOOST_TEST(to_string(uri) == "https://host.example:8443/scim/v2?a=b");
    BOOST_TEST(origin(*parse_uri("http://x/")) == "http://x");
    BOOST_TEST(origin(*parse_uri("http://[::1]:81")) == "http://[::1]:81");
}

BOOST_AUTO_TEST_CASE(what_is_no_http_uri_or_carries_a_secret_is_refused)
{
    for (auto const* text : {"", "host/scim", "ftp://host", "http://", "http://user:pw@host/", "http://host:0",
             "http://host:99999", "http://host:8x", "http://[::1", "http://ho st/"})
        BOOST_TEST(!parse_uri(text).has_value(), text);
}

BOOST_AUTO_TEST_CASE(loopback_is_this_machine)
{
    for (auto const* text : {"http://localhost", "http://127.0.0.9:80", "http://[::1]"})
        BOOST_TEST(is_loopback(*parse_uri(text)), text);
    BOOST_TEST(!is_loopback(*parse_uri("http://10.0.0.1")));
}

}  // namespace scim
