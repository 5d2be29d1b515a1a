// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What the program prints when it is ready.

#include <cstdint>
#include <string>

#include "cli/arguments.hpp"
#include "cli/secret_token.hpp"

namespace scim::server {

/// `http://127.0.0.1:8080/scim/v2`; an IPv6 address in brackets.
std::string tenant_url(Arguments const& arguments, std::uint16_t port);

/// Three lines: what runs, and the two values an Entra administrator pastes into *Admin Credentials*.
std::string start_page(Arguments const& arguments, std::string const& url, SecretToken const& token);

}  // namespace scim::server
