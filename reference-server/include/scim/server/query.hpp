// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Query parameters, from a URL or a SearchRequest. RFC 7644 §3.4.2, §3.4.3.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <scim/wire/json.hpp>

namespace scim::server {

/// Which attributes a response shall hold. RFC 7644 §3.9.
struct Projection {
    std::vector<std::string> attributes;  ///< as sent; empty: the default set
    std::vector<std::string> excluded;

    bool is_default() const noexcept { return attributes.empty() && excluded.empty(); }
};

/// RFC 7644 §3.4.2, table 2 and §3.9.
struct Query {
    std::optional<std::string> filter;
    Projection projection;
    std::optional<std::string> sort_by;
    bool descending = false;
    std::optional<std::int64_t> start_index;  ///< 1-based, as sent
    std::optional<std::int64_t> count;        ///< as sent
};

/// A page of a result. RFC 7644 §3.4.2.4.
struct PageBounds {
    std::size_t start_index = 1;  ///< 1-based, to be reported
    std::size_t first = 0;        ///< 0-based index of the first resource
    std::size_t count = 0;        ///< at most so many resources
};

/// What a query found, before it becomes a ListResponse.
struct QueryResult {
    std::size_t total = 0;
    PageBounds bounds;
    std::vector<Json> resources;  ///< of this page, projected
};

}  // namespace scim::server
