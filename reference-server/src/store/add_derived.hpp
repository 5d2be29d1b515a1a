// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The parts of add_derived(), for those who write text. RFC 7643 §4.1.2, §4.3.

#include <scim/wire/json.hpp>

namespace scim::server {

struct Resource;
class Store;

/// The groups a resource is in: direct memberships, then those through nested groups. Null if there are none.
Json groups_of(Resource const& stored, Store const& store);

/// Adds `$ref` and `displayName` to the manager in an extension, if there is one.
void complete_extension(Json& data, Store const& store);

}  // namespace scim::server
