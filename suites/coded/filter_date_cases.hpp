// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Filters on points in time near the creation of a user. RFC 7644 §3.4.2.2, table 3.

#include "coded_context.hpp"

namespace scim::conformance {

// An hour before and an hour after, both in UTC.
void gt_compares_instants(CodedContext& context);
void ge_compares_instants(CodedContext& context);
void lt_compares_instants(CodedContext& context);
void le_compares_instants(CodedContext& context);

// The same in time zones in which the later text is the earlier instant.
void gt_minds_the_time_zone(CodedContext& context);
void ge_minds_the_time_zone(CodedContext& context);
void lt_minds_the_time_zone(CodedContext& context);
void le_minds_the_time_zone(CodedContext& context);

}  // namespace scim::conformance
