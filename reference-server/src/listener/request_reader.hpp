// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Bytes in, requests out. RFC 9112.

#include <cstddef>
#include <memory>
#include <span>

#include "response_text.hpp"

#include <scim/wire/http.hpp>

namespace scim::server {

/// Bytes a client may send for one request.
struct ReaderLimits {
    std::size_t max_target_bytes = 0;
    std::size_t max_header_bytes = 0;
    std::size_t max_body_bytes = 0;
};

/// How far the current request has come.
enum class Progress {
    needs_more,
    expects_continue,  ///< the client waits for `100 Continue` before it sends the body; reported once
    complete,
    refused,  ///< no request can be made of these bytes, and none behind them can be found
};

/// A request with what its framing says about the connection.
struct IncomingRequest {
    HttpRequest request;
    Persistence persistence = Persistence::keep;
};

/// Cuts a stream of bytes into requests, one behind the other. Targets are kept as sent, raw quotes and brackets too:
/// Entra's documents print filters unencoded.
class RequestReader {
public:
    explicit RequestReader(ReaderLimits limits);
    RequestReader(RequestReader const&) = delete;
    RequestReader& operator=(RequestReader const&) = delete;
    ~RequestReader();

    /// Room for bytes that come next; tell with received() how many there were.
    std::span<char> room();
    void received(std::size_t count);

    /// Looks at what has been received.
    Progress advance();

    /// True when a part of the current request is here.
    bool has_begun() const;

    /// The complete request. The reader then begins the next one.
    IncomingRequest take();

    /// What to answer after `refused`.
    HttpResponse const& refusal() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace scim::server
