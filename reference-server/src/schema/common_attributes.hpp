// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The attributes every resource has. RFC 7643 §3, §3.1.

#include <vector>

#include <scim/server/schema.hpp>

namespace scim::server {

/// schemas, id, externalId, meta.
std::vector<Attribute> common_attributes();

}  // namespace scim::server
