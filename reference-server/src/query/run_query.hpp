// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Finds the resources a query asks for. RFC 7644 §3.4.2.

#include <vector>

#include "endpoint/call.hpp"

namespace scim::server {

/// A page of a result: totals and bounds, and the resources as they are stored.
struct FoundPage {
    QueryResult result;  ///< without resources
    std::vector<ResourcePointer> resources;
};

/// Filters, sorts, cuts out the page. Errors: those of filter, sortBy and cursor.
Result<FoundPage, ScimError> find_page(
    Engine const& engine, Query const& query, std::vector<ResourceType const*> const& types);

/// Filters, sorts, cuts out the page, projects. Errors: those of filter and sortBy.
Result<QueryResult, ScimError> run_query(
    Engine const& engine, Query const& query, std::vector<ResourceType const*> const& types);

}  // namespace scim::server
