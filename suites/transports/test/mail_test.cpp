// SPDX-License-Identifier: Apache-2.0
#include <scim/transports/mail.hpp>

#include <string>

#include <boost/test/unit_test.hpp>

namespace scim::transports {
namespace {

std::string error_of(std::string url, Envelope const& envelope)
{
    MailServer server;
    server.url = std::move(url);
    server.timeout = std::chrono::milliseconds {500};
    auto const sent = send_mail(server, envelope, "Subject: x\r\n\r\nx\r\n");
    return sent ? std::string {} : sent.error();
}

Envelope const usual {"scimproof@example.com", {"admin@example.com"}};

BOOST_AUTO_TEST_CASE(what_is_no_mail_server_is_told)
{
    for (auto const* url : {"", "mail.example.com", "http://mail.example.com", "file:///etc/passwd"})
        BOOST_TEST(error_of(url, usual).find("is no mail server") != std::string::npos, url);
}

BOOST_AUTO_TEST_CASE(addresses_cannot_carry_commands)
{
    for (auto const* address : {"", "admin", "@example.com", "admin@", "a@b\r\nRCPT TO:<c@d>", "a b@c", "<a@b>"}) {
        BOOST_TEST(error_of("smtp://127.0.0.1:9", {address, {"a@b"}}).find("is no mail address") != std::string::npos);
        BOOST_TEST(error_of("smtp://127.0.0.1:9", {"a@b", {address}}).find("is no mail address") != std::string::npos);
    }
    BOOST_TEST(error_of("smtp://127.0.0.1:9", {"a@b", {}}) == "the mail has no recipient");
}

BOOST_AUTO_TEST_CASE(a_server_that_is_not_there_is_told)
{
    BOOST_TEST(error_of("smtp://127.0.0.1:9", usual).find("could not be handed in at 127.0.0.1") != std::string::npos);
}

}  // namespace
}  // namespace scim::transports
