// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Reads while something is changing.

#include "coded_context.hpp"

namespace scim::conformance {

/// Who reads during a PATCH sees the resource before it or after it. RFC 7644 §3.5.2, RFC 5789 §2.
void reads_see_a_patch_whole(CodedContext& context);

}  // namespace scim::conformance
