// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The order of results. RFC 7644 §3.4.2.3.

#include <vector>

#include <scim/server/behaviour.hpp>

namespace scim::server {

/// Sorts by the attribute that sortBy names: by its primary or first value if it is multi-valued; resources without a
/// value last if ascending. Errors: invalidPath if no attribute has that name or it cannot be ordered.
Result<void, ScimError> sort_resources(
    std::vector<ResourcePointer>& resources, Query const& query, Context const& context);

}  // namespace scim::server
