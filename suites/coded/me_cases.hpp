// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// `/Me`, which is only ever read: the user it stands for is somebody's. RFC 7644 §3.11.

#include "coded_context.hpp"

namespace scim::conformance {

/// A provider without `/Me` says so.
void me_is_501_where_there_is_none(CodedContext& context);

/// Location names the user's own URL.
void me_location_is_permanent(CodedContext& context);

/// What is found there is the same user.
void me_location_leads_to_the_same_user(CodedContext& context);

/// `/Me` does not become a user that was made in between.
void me_stays_the_same_user(CodedContext& context);

}  // namespace scim::conformance
