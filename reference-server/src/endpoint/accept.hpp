// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Which media type a client wants. RFC 7644 §3.8; RFC 9110 §12.5.1.

#include <optional>
#include <string>

#include <scim/wire/http.hpp>

namespace scim::server {

/// `application/scim+json`, or `application/json` where the client prefers it. Empty if it wants neither.
std::optional<std::string> response_media_type(Fields const& fields);

}  // namespace scim::server
