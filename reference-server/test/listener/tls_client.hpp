// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// A TLS client for tests.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace scim::server::test {

/// How the client greets.
struct TlsGreeting {
    std::string trusted_file;    ///< PEM; the server's certificate must be signed by one of it
    int newest_version = 0x304;  ///< as on the wire: 0x304 is TLS 1.3
};

/// One TLS connection to 127.0.0.1.
class TlsClient {
public:
    TlsClient(std::uint16_t port, TlsGreeting const& greeting);
    TlsClient(TlsClient const&) = delete;
    TlsClient& operator=(TlsClient const&) = delete;
    ~TlsClient();

    bool is_connected() const;
    std::string version() const;         ///< "TLSv1.3"
    std::string const& problem() const;  ///< why it is not connected

    void send(std::string_view bytes);
    /// Sends bytes past TLS, straight into the connection.
    void send_beside_tls(std::string_view bytes);

    /// Reads until there are this many bytes or the connection ends.
    std::string read(std::size_t count);
    std::string read_to_end();

    /// After read_to_end(): true when the server has said close_notify.
    bool was_closed_properly() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace scim::server::test
