// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Finds the resources a query asks for. RFC 7644 §3.4.2.

#include <vector>

#include "endpoint/call.hpp"

namespace scim::server {

/// Filters, sorts, cuts out the page, projects. Errors: those of filter and sortBy.
Result<QueryResult, ScimError> run_query(
    Engine const& engine, Query const& query, std::vector<ResourceType const*> const& types);

}  // namespace scim::server
