// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Faults about attributes of schemas that are none of SCIM's own, and about resource types made of them.

#include <vector>

#include <scim/server/fault.hpp>

namespace scim::server {

/// RFC 7643 §6, §7.
std::vector<Fault> custom_schema_faults();

}  // namespace scim::server
