// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// A client for tests that sends bytes as they are and reads whatever comes.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <scim/wire/http.hpp>

namespace scim::server::test {

/// One TCP connection to 127.0.0.1. Reads give up after some seconds, so that a silent server fails a test.
class RawClient {
public:
    explicit RawClient(std::uint16_t port);
    RawClient(RawClient const&) = delete;
    RawClient& operator=(RawClient const&) = delete;
    ~RawClient();

    void send(std::string_view bytes);

    /// Sends as much as the connection takes at once.
    void send_without_waiting(std::string_view bytes);
    /// Says that nothing more will be sent; what the server says can still be read.
    void finish_sending();
    /// Leaves with RST instead of FIN.
    void vanish();

    /// The next response; the body as long as Content-Length says, none without it. Status 0 when nothing came.
    HttpResponse read_response();
    /// The next response to a HEAD request: never a body.
    HttpResponse read_head();

    /// Everything that comes until the connection ends.
    std::string read_to_end();

    /// True when the server has closed the connection and sent nothing more.
    bool is_at_end();
    /// True when the server has reset the connection instead.
    bool is_reset();

private:
    bool receive();
    std::string read_line();

    int socket_ = -1;
    std::string received_;
};

/// Connects, sends, and reads one response.
HttpResponse exchange(std::uint16_t port, std::string_view bytes);

}  // namespace scim::server::test
