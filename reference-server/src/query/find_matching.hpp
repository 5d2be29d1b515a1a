// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Finds the resources that fulfil a filter, and reads no more of each than the filter asks for. RFC 7644 §3.4.2.2.

#include <vector>

#include <scim/server/behaviour.hpp>

namespace scim::server {

/// From an index if the filter demands an indexed value, otherwise by looking at all of the type; in order of creation.
std::vector<ResourcePointer> find_matching(Store const& store, Filter const& filter, Context const& context);

}  // namespace scim::server
