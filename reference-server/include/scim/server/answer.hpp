// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// A response together with the way it travels, for tests of clients: late, cut short, reset or never.

#include <chrono>
#include <cstddef>
#include <functional>
#include <utility>

#include <scim/wire/http.hpp>

namespace scim::server {

/// How a response travels. The default is what an honest server does.
struct Delivery {
    enum class Kind {
        whole,
        truncated,  ///< the head with the full Content-Length, `bytes` of the body, then the end of the connection
        reset,      ///< no byte, the TCP connection is reset
        silence,    ///< no byte, until the client leaves, the idle time-out has passed, or the listener stops
    };

    std::chrono::milliseconds delay {0};  ///< before the first byte; holds no thread and no other connection up
    Kind kind = Kind::whole;
    std::size_t bytes = 0;  ///< of the body, for `truncated`

    friend bool operator==(Delivery const&, Delivery const&) = default;
};

/// A response, and how it travels.
struct Answer {
    HttpResponse response;
    Delivery delivery;

    /// A response that travels as it should.
    Answer(HttpResponse whole) : response {std::move(whole)} {}  // NOLINT(google-explicit-constructor)
    Answer(HttpResponse what, Delivery how) : response {std::move(what)}, delivery {how} {}
};

/// Answers one request. Called from several threads at once.
using Handler = std::function<Answer(HttpRequest const&)>;

}  // namespace scim::server
