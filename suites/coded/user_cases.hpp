// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Users, by several clients at the same time. RFC 7643 §4.1.1.

#include "coded_context.hpp"

namespace scim::conformance {

/// Of several POSTs of one userName at the same time at most one makes a user.
void one_name_makes_one_user(CodedContext& context);

}  // namespace scim::conformance
