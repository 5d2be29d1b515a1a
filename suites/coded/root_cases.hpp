// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Queries of the base URL, over all types. RFC 7644 §3.4.2.1.

#include "coded_context.hpp"

namespace scim::conformance {

/// Users and groups are found by one query.
void root_query_finds_all_types(CodedContext& context);

/// So they are by a search request at the base URL.
void root_search_finds_all_types(CodedContext& context);

/// meta.resourceType chooses one type.
void root_query_can_choose_a_type(CodedContext& context);

/// Groups have no userName, so that no group is found by one.
void root_query_takes_missing_for_false(CodedContext& context);

}  // namespace scim::conformance
