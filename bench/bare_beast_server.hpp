// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What Boost.Beast costs by itself: it parses each request and sends the same response to all.

#include <cstdint>
#include <memory>
#include <string>

#include <scim/wire/http.hpp>

namespace scim::bench {

/// Serves on a free port of 127.0.0.1 until it is destroyed.
class BareBeastServer {
public:
    /// The response every request gets that has the token in `Authorization: Bearer`; no token asks for none.
    BareBeastServer(HttpResponse const& response, int threads, std::string token = {});
    BareBeastServer(BareBeastServer const&) = delete;
    BareBeastServer& operator=(BareBeastServer const&) = delete;
    ~BareBeastServer();

    std::uint16_t port() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace scim::bench
