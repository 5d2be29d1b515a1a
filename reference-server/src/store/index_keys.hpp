// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What the indexes of the store are asked with.

#include <string>
#include <string_view>
#include <vector>

#include <scim/server/dialect.hpp>
#include <scim/server/schema.hpp>

#include "store/resource.hpp"

namespace scim::server {

/// The top-level attributes whose values only one resource may have.
std::vector<std::string> unique_attributes(ResourceType const& type, Dialect const& dialect);

/// The attributes that are unique in some dialect, and externalId.
std::vector<std::string> indexed_attributes(ResourceType const& type);

/// The key of one value; ASCII case is lost.
std::string index_key(ResourceType const& type, std::string_view attribute, std::string_view value);

/// What an index holds of one version and not of another; both may be nullptr.
struct IndexKeys {
    std::vector<std::string> values;   ///< keys of the values of indexed attributes
    std::vector<std::string> members;  ///< ids of members

    static IndexKeys only_in(Resource const* one, Resource const* other);
};

}  // namespace scim::server
