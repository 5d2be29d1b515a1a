// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Changes of members as SCIM 1.1 wrote them, which some connectors still send.

#include <vector>

#include <scim/server/behaviour.hpp>

namespace scim::server {

/// Whether a PATCH body has `members`, each perhaps with an `operation`, and no `Operations`.
bool is_scim1_member_patch(Json const& body);

/// Such a body as operations: members with the operation `delete` are removed, the others are added.
std::vector<PatchOperation> read_scim1_member_patch(Json const& body);

}  // namespace scim::server
