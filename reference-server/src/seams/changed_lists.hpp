// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Lists that say something else than was found.

#include <functional>

#include <scim/server/behaviour.hpp>

namespace scim::server {

using ResultChange = std::function<void(QueryResult& result, Query const& query)>;
using ListChange = std::function<void(Json& document, QueryResult const& result, Query const& query)>;
using ListCondition = std::function<bool(QueryResult const& result, Query const& query)>;

/// Changes what was found before it becomes a list.
void change_results(Behaviour& behaviour, ResultChange change);

/// Changes the list itself.
void change_lists(Behaviour& behaviour, ListChange change);

/// Answers such queries with an error.
void refuse_lists(Behaviour& behaviour, ListCondition is_such, ScimError error);

}  // namespace scim::server
