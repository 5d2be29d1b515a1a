// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What a listener says itself, without asking the service provider.

#include <cstdint>
#include <string>
#include <string_view>
#include <system_error>

#include <scim/wire/http.hpp>

namespace scim::server {

/// A SCIM error response. RFC 7644 §3.12.
HttpResponse refusal(int status, std::string_view detail);

/// Why the port could not be opened, as a sentence for the person who started the program.
std::string describe_bind_failure(std::string_view address, std::uint16_t port, std::error_code error);

}  // namespace scim::server
