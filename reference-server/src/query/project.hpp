// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Which attributes a client gets to see. RFC 7644 §3.9; RFC 7643 §7, `returned`.

#include <scim/server/behaviour.hpp>

namespace scim::server {

/// Keeps the attributes that are asked for and those that are always returned; unknown names are ignored.
/// `attributes` wins over `excludedAttributes`.
Json project(Json const& resource, Projection const& projection, Context const& context);

/// Adds derived values, then projects.
Json present(Resource const& stored, Projection const& projection, Store const& store, Context const& context);

/// The same from the attributes that the projection can return; the others are not looked at. It passes by the seam
/// `project`.
Json present_needed(Resource const& stored, Projection const& projection, Store const& store, Context const& context);

}  // namespace scim::server
