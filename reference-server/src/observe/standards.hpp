// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What the rules for clients look things up in: the schemas, and the rules of the RFCs as functions.

#include <string_view>
#include <vector>

#include <scim/server/behaviour.hpp>

namespace scim::server::observe {

/// What rules judge by.
struct Standards {
    explicit Standards(std::vector<ResourceType> resource_types);

    std::vector<ResourceType> types;
    Behaviour behaviour;
    Dialect dialect = strict();
    Dialect lenient;  ///< forgives unquoted filter values, nothing else

    Context context(ResourceType const& type) const { return {behaviour, dialect, type}; }
    ResourceType const* find_type(std::string_view segment) const;
};

}  // namespace scim::server::observe
