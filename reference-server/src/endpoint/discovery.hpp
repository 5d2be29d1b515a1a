// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What the service provider says about itself. RFC 7644 §4; RFC 7643 §5, §6, §7.

#include <string>
#include <vector>

#include "endpoint/call.hpp"

namespace scim::server {

/// The features. RFC 7643 §5.
Result<Json, ScimError> service_provider_config(PageLimits const& limits, BulkLimits const& bulk_limits);
/// RFC 7643 §6.
std::vector<Json> resource_type_documents(std::vector<ResourceType> const& types);
/// RFC 7643 §7.
std::vector<Json> schema_documents(std::vector<ResourceType> const& types);

/// GET of one of the three endpoints; `segments` are those of the path, the first names the endpoint.
Result<HttpResponse, ScimError> discover(Call const& call, std::vector<std::string> const& segments);

}  // namespace scim::server
