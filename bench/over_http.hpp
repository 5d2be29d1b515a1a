// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The reference server against Boost.Beast alone, request by request.

#include <chrono>
#include <memory>
#include <string>

#include <scim/server/listener.hpp>
#include <scim/server/service_provider.hpp>

namespace scim::bench {

/// A way to listen.
using Listen = Result<std::unique_ptr<server::Listener>, std::string> (*)(server::ListenOptions, server::Handler);

/// How long and with how many clients.
struct HttpSettings {
    int rounds = 5;
    std::chrono::milliseconds duration {500};
    int connections = 16;
    Listen listen = &server::listen_with_beast;
    std::string listener = "Beast";  ///< its name
    bool has_targets = true;         ///< whether ratios are held against them
};

/// Each request against a bare Beast server that checks the token and sends the same bytes. The provider has a thousand
/// users and is changed. False if the listener is missing.
bool print_http_ratios(server::ServiceProvider& provider, HttpSettings const& settings);

/// `userName eq` with few and with many users.
void print_size_ratio(server::ServiceProvider& small, server::ServiceProvider& large, HttpSettings const& settings);

/// How long reads take while every tenth request writes.
void print_mixed_load(server::ServiceProvider& provider, HttpSettings const& settings);

}  // namespace scim::bench
