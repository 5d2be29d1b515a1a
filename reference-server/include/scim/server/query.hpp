// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Query parameters, from a URL or a SearchRequest. RFC 7644 §3.4.2, §3.4.3.

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <scim/wire/date_time.hpp>
#include <scim/wire/json.hpp>

namespace scim::server {

/// Which attributes a response shall hold. RFC 7644 §3.9.
struct Projection {
    std::vector<std::string> attributes;  ///< as sent; empty: the default set
    std::vector<std::string> excluded;
    std::vector<std::string> given;  ///< what the request itself gave values for

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
    std::optional<std::string> cursor;        ///< as sent; empty text asks for the first page. RFC 9865 §2
    std::string actor;                        ///< who asks; cursors are good for their actor only
};

/// How pages are asked for when a request does not say. RFC 9865 §2.4.
enum class PagingMethod { index, cursor };

/// A place between two resources of a result. RFC 9865 §2.
struct Cursor {
    std::uint64_t anchor = 0;   ///< sequence number of the resource that the page begins behind; 0: the first page
    std::size_t offset = 0;     ///< 0-based place of the anchor when the cursor was made
    bool is_backwards = false;  ///< the page ends before the anchor instead
    std::size_t count = 0;      ///< resources on a page of this walk
};

/// What cursors are made and read with.
struct CursorSettings {
    std::string key;                    ///< 32 bytes
    std::chrono::seconds lifetime {0};  ///< 0: they never expire
    Clock const* clock = nullptr;
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
    bool is_paged_by_cursor = false;
    std::optional<std::string> next_cursor;      ///< RFC 9865 §2
    std::optional<std::string> previous_cursor;  ///< RFC 9865 §2
    std::vector<Json> resources;                 ///< of this page, projected
};

}  // namespace scim::server
