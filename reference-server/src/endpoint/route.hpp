// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Finds the endpoint for a request. RFC 7644 §3.2.

#include <string_view>

#include "endpoint/call.hpp"

namespace scim::server {

/// The resource type whose endpoint is that segment of a path, or nullptr.
ResourceType const* find_type(Engine const& engine, std::string_view segment);

/// Answers a request; refusals become error messages. RFC 7644 §3.12.
HttpResponse route(Engine const& engine, HttpRequest const& request);

}  // namespace scim::server
