// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What every connection of libcurl has in common, and what a handshake over one shows.

#include <chrono>
#include <memory>
#include <string>

#include <curl/curl.h>

#include <scim/transports/transports.hpp>

namespace scim::transports {

struct EasyDeleter {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
using Easy = std::unique_ptr<CURL, EasyDeleter>;

/// Sets where to and how to connect. The timeout covers the whole exchange; `url` must outlive it.
void set_connection(
    CURL* handle, TransportOptions const& options, std::string const& url, std::chrono::milliseconds timeout);

/// Makes a connection of its own, looks at the handshake, and ends it before a request is sent.
Result<conformance::TlsFacts, conformance::TransportError> look_at_tls(
    TransportOptions const& options, conformance::TlsOffer offer, std::chrono::milliseconds timeout);

}  // namespace scim::transports
