// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What a change speaks of. RFC 7643 §7, `returned`.

#include <string>
#include <vector>

#include <scim/server/schema.hpp>
#include <scim/wire/http.hpp>

namespace scim::server {

/// The names of the attributes that a POST, PUT or PATCH gives values for, as the parameter `attributes` would have
/// them. Empty for a type none of whose attributes is returned on request only: nobody needs them there.
std::vector<std::string> given_attributes(HttpRequest const& request, ResourceType const& type);

}  // namespace scim::server
