// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Pages of results. RFC 7644 §3.4.2, §3.4.2.4.

#include <string>
#include <vector>

#include <scim/server/behaviour.hpp>

namespace scim::server {

/// The page a query asks for. A start below 1 is 1, a negative count is 0, the provider's maximum holds.
PageBounds page_bounds(Query const& query, std::size_t total, PageLimits const& limits);

/// The ListResponse.
Result<Json, ScimError> list_document(QueryResult const& result, Query const& query);

/// A ListResponse as text, from one without resources and the texts of the resources.
std::string write_list(Json head, std::vector<std::string> const& resources);

}  // namespace scim::server
