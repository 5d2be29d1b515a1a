// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Queries at the base URL, which range over all resource types. They are optional: skipped where there are none.
/// RFC 7644 §3.4.2.1.

#include "coded_context.hpp"

namespace scim::conformance {

/// A user and a group with names alike are both found.
void root_query_finds_users_and_groups(CodedContext& context);
/// `and` counts at the base URL as elsewhere.
void root_query_obeys_the_filter(CodedContext& context);
/// A filter on an attribute of users is no mistake because groups have none.
void root_query_takes_a_missing_attribute_for_empty(CodedContext& context);
/// `pr` and `eq` are false where there is no such attribute.
void root_query_finds_nothing_by_a_missing_attribute(CodedContext& context);

}  // namespace scim::conformance
