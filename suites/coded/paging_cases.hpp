// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Lists read page by page.

#include "coded_context.hpp"

namespace scim::conformance {

/// Walking a filtered list page by page meets every matching user exactly once. RFC 7644 §3.4.2.4.
void walk_meets_every_user_once(CodedContext& context);

/// The same with groups.
void walk_meets_every_group_once(CodedContext& context);

/// Users sorted by meta.created, newest first. RFC 7644 §3.4.2.3.
void newest_users_come_first(CodedContext& context);

/// Two pages of five of all users, startIndex echoed. entra-id.md 13.2, test 23.
void users_come_in_pages_of_five(CodedContext& context);

}  // namespace scim::conformance
