// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Pages of results. RFC 7644 §3.4.2, §3.4.2.4.

#include <cstddef>
#include <functional>
#include <string>

#include <scim/server/behaviour.hpp>

namespace scim::server {

/// The page a query asks for. A start below 1 is 1, a negative count is 0, the provider's maximum holds.
PageBounds page_bounds(Query const& query, std::size_t total, PageLimits const& limits);

/// The ListResponse.
Result<Json, ScimError> list_document(QueryResult const& result, Query const& query);

/// A ListResponse as text, from one without resources and what appends the text of each resource.
std::string write_list(
    Json head, std::size_t count, std::function<void(std::string& text, std::size_t place)> const& write_resource);

}  // namespace scim::server
