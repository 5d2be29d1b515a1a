// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// A server on the loopback address that makes TLS handshakes and nothing else, with a certificate of its own.

#include <memory>
#include <string>

#include <scim/wire/uri.hpp>

namespace scim::transports::test {

/// How the server shows itself.
struct TlsServerOptions {
    std::string curve;  ///< of an EC key; empty: RSA
    int rsa_bits = 2048;
    long days = 30;                     ///< until the certificate ends; negative: it has ended
    bool is_newer_only = false;         ///< TLS 1.3 only
    std::string suites;                 ///< for TLS 1.2, as OpenSSL calls them; empty: the usual ones
    std::string address = "127.0.0.1";  ///< that the certificate is for
};

class TlsServer {
public:
    explicit TlsServer(TlsServerOptions const& options);
    ~TlsServer();
    TlsServer(TlsServer const&) = delete;
    TlsServer& operator=(TlsServer const&) = delete;

    /// `https` and the port.
    Uri base() const;
    /// Bytes that clients sent after their handshakes, all together.
    std::size_t bytes_received() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace scim::transports::test
