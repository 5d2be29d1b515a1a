// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The default listener with the service provider behind it, as the program runs them.

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>

#include "listener/raw_client.hpp"

#include <scim/server/listener.hpp>
#include <scim/server/service_provider.hpp>

namespace scim::server::test {

inline constexpr std::string_view authorization = "Authorization: Bearer correct horse\r\n";

/// A server on a free port of 127.0.0.1.
class WholeStack {
public:
    explicit WholeStack(ListenOptions options = {});

    std::uint16_t port() const { return listener_->port(); }
    void stop() { listener_->stop(); }

    /// Sends one request that is well-formed HTTP, and reads the response.
    HttpResponse send(std::string_view method, std::string_view target, std::string_view body = {}) const;

    /// True when a client that has done nothing wrong gets what it asks for.
    bool serves_others() const;

private:
    std::unique_ptr<ServiceProvider> provider_;
    std::unique_ptr<Listener> listener_;
};

/// The bytes of a request with Host and token.
std::string request_bytes(std::string_view method, std::string_view target, std::string_view body = {});

/// True when the body is a SCIM error message with that status. RFC 7644 §3.12.
bool is_scim_error(HttpResponse const& response);

/// The status is one of these.
bool is_one_of(int status, std::initializer_list<int> allowed);

/// Bytes of memory that this process holds.
std::size_t resident_bytes();

/// Files and sockets that this process holds open.
std::size_t open_descriptors();

}  // namespace scim::server::test
