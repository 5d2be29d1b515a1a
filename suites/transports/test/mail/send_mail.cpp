// SPDX-License-Identifier: Apache-2.0
/// @file
/// Sends one mail; send.sh runs it. usage: probe URL | send URL WORD | login URL WORD CA USER PASSWORD
#include <iostream>
#include <string>
#include <string_view>

#include <scim/transports/mail.hpp>

int main(int argc, char** argv)
{
    using namespace scim::transports;
    if (argc < 3)
        return 2;
    MailServer server;
    server.url = argv[2];
    server.timeout = std::chrono::seconds {10};
    if (argc == 7) {
        server.ca = argv[4];
        server.user = argv[5];
        server.password = argv[6];
    }
    std::string const word = argc > 3 ? argv[3] : "probe";
    auto const message
        = "From: scimproof@example.com\r\nTo: admin@example.com\r\nSubject: " + word + "\r\n\r\n" + word + "\r\n";
    auto const sent = send_mail(server, {"scimproof@example.com", {"admin@example.com"}}, message);
    if (!sent)
        std::cerr << sent.error() << '\n';
    return sent ? 0 : 1;
}
