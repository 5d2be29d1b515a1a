// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Filters over several resource types at once. RFC 7644 §3.4.2.1.

#include <vector>

#include <scim/server/behaviour.hpp>

namespace scim::server {

/// The filter as one of the types has to see it: a condition on an attribute that only others of them define is
/// decided, since the attribute has no value here.
Filter decide_foreign_names(Filter filter, Context const& own, std::vector<ResourceType const*> const& types);

/// Whether the filter asks for any attribute.
bool names_attributes(Filter const& filter);

/// Whether a filter is a single condition: a comparison, a presence test or a value path.
bool is_condition(Filter const& filter);

/// A filter that nothing fulfils.
Filter no_match();

}  // namespace scim::server
