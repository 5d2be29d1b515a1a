// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What the program prints when it is ready.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cli/arguments.hpp"
#include "cli/secret_token.hpp"

namespace scim::server {

/// How clients reach the server: the public URL if there is one, else `http://127.0.0.1:8080` from address and port; an
/// IPv6 address in brackets, `localhost` for all addresses of the machine.
std::string server_origin(Arguments const& arguments, std::uint16_t port);

/// The same for the admin API.
std::string admin_origin(Arguments const& arguments, std::uint16_t port);

/// A tenant, as far as it is shown.
struct TenantLine {
    std::string name;
    std::string url;
};

/// What has been started.
struct StartFacts {
    std::vector<TenantLine> tenants;
    std::optional<SecretToken> token;  ///< of the only tenant; absent with a tenants file
    std::optional<std::string> admin_url;
    SecretToken admin_token;
    std::vector<std::string> notes;  ///< what was loaded, one sentence each
};

/// What runs, and for a single tenant the two values an Entra administrator pastes into *Admin Credentials*.
std::string start_page(Arguments const& arguments, StartFacts const& facts);

}  // namespace scim::server
