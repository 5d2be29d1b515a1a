// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The HTTP side of the reference server: something that listens, and hands each request to a function.
/// RFC 9112 (HTTP/1.1), RFC 9110 (semantics).

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include <scim/server/answer.hpp>
#include <scim/wire/result.hpp>

namespace scim::server {

/// What makes a listener speak HTTPS: TLS 1.2 and later, with forward secrecy.
struct TlsFiles {
    std::string certificate_file;  ///< PEM: the server's certificate, then the intermediate ones
    std::string key_file;          ///< PEM: its private key, without a pass phrase
};

/// Where to listen, and what one client may ask of us.
struct ListenOptions {
    std::string address = "127.0.0.1";  ///< IP address in text form
    std::uint16_t port = 0;             ///< 0 picks a free one
    std::optional<TlsFiles> tls;        ///< absent: plain HTTP
    int threads = 2;
    std::size_t max_target_bytes = std::size_t {16} * 1024;  ///< path and query; more is 414
    std::size_t max_header_bytes = std::size_t {32} * 1024;  ///< request line, and fields; more of either is 431
    std::size_t max_body_bytes = std::size_t {1024} * 1024;  ///< more is 413
    std::chrono::milliseconds idle_timeout {60'000};         ///< between two requests; then the connection is closed
    /// From the first to the last byte of a request, then 408; for the TLS handshake; for a response to travel.
    std::chrono::milliseconds read_timeout {20'000};
    std::size_t max_connections = 1024;  ///< one more is told 503, or just closed if it came for TLS
};

/// A running HTTP server. Its destructor stops it.
class Listener {
public:
    Listener() = default;
    Listener(Listener const&) = delete;
    Listener& operator=(Listener const&) = delete;
    virtual ~Listener() = default;

    /// The port in use, also when a free one was asked for.
    virtual std::uint16_t port() const = 0;

    /// Takes no more requests, lets the running ones end, closes idle, delayed and silent connections and returns when
    /// all is quiet. Calling it again does nothing.
    virtual void stop() = 0;
};

/// Listens with Boost.Beast. Errors: a sentence that names address and port, or the file and what is wrong with it.
Result<std::unique_ptr<Listener>, std::string> listen_with_beast(ListenOptions options, Handler handler);

/// Listens with cpprestsdk, on 127.0.0.1 and without TLS only: a single hostile request can end such a process.
/// It cannot send 204 without Content-Length, answer pipelined requests, or limit headers while they arrive.
/// A delay holds a thread; the other kinds of delivery are answered 500, because the library has no means for them.
/// Errors: a sentence, also when this program was built without cpprestsdk.
Result<std::unique_ptr<Listener>, std::string> listen_with_cpprest(ListenOptions options, Handler handler);

}  // namespace scim::server
