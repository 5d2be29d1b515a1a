// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Sentences for what went wrong on the way, from the texts of libcurl and OpenSSL.

#include <string>
#include <string_view>

namespace scim::transports {

/// One sentence for a failed TLS handshake that tells the causes apart: unknown authority, wrong host, expired
/// certificate, plain HTTP behind the port, protocol version, client certificate wanted.
std::string tls_failure_text(std::string_view library_text, std::string_view host);

/// True when the text tells of broken HTTP rather than of a lost connection.
bool is_framing_failure(std::string_view library_text);

}  // namespace scim::transports
