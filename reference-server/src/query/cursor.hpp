// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Cursors: places in a result that a client can go on from. They hold all they need, the server keeps none.
/// RFC 9865.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <scim/server/behaviour.hpp>

#include "endpoint/call.hpp"

namespace scim::server {

/// What a cursor is good for: one endpoint, one filter, one order, one client. RFC 9865 §2, §5.2.
std::string cursor_scope(Query const& query, std::vector<ResourceType const*> const& types);

/// Errors: invalidCursor, expiredCursor. RFC 9865 §2.1.
Result<Cursor, ScimError> read_cursor(std::string_view text, std::string const& scope, CursorSettings const& settings);

std::string write_cursor(Cursor const& cursor, std::string const& scope, CursorSettings const& settings);

/// Whether this query is answered page by cursor. RFC 9865 §2.3, §2.4.
bool is_paged_by_cursor(Query const& query, PagingMethod usual) noexcept;

/// Chooses a page of `found` and the cursors beside it, into `result`. Errors: invalidCursor, expiredCursor,
/// invalidCount, invalidValue.
Result<void, ScimError> page_by_cursor(QueryResult& result, std::vector<ResourcePointer> const& found,
    Query const& query, std::vector<ResourceType const*> const& types, Engine const& engine);

}  // namespace scim::server
