// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Requests that cannot be sent as they are, and texts that every client uses.

#include <chrono>
#include <optional>
#include <string>

#include <scim/conformance/transport.hpp>
#include <scim/transports/transports.hpp>
#include <scim/wire/http.hpp>

namespace scim::transports {

/// A reason of our own not to send: a line break in method, target or field would forge a message.
std::optional<conformance::TransportError> refuse_request(HttpRequest const& request);

/// The first file of the options that cannot be read, as a sentence.
std::optional<std::string> unreadable_file(TransportOptions const& options);

/// True when a client may send the request over a connection that stood idle: nothing changes if it fails.
bool is_safe_method(std::string_view method);

/// `no answer within 30 s`.
std::string timeout_text(std::chrono::milliseconds timeout);

/// `127.0.0.1:8443`, `[::1]:8443`.
std::string host_and_port(Uri const& base);

}  // namespace scim::transports
