// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Membership changes by several clients at once.

#include "coded_context.hpp"

namespace scim::conformance {

/// Single-member PATCHes sent at the same time all take effect. RFC 7644 §3.5.2.1.
void no_parallel_member_is_lost(CodedContext& context);

/// The answer to a PATCH that adds a member is the whole group or nothing. RFC 7644 §3.5.2.1.
void answer_to_a_new_member_is_whole(CodedContext& context);

}  // namespace scim::conformance
