// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What the indexes of the store are asked with.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <scim/server/dialect.hpp>
#include <scim/server/schema.hpp>

#include "store/resource.hpp"

namespace scim::server {

/// The attributes whose values only one resource may have, see ResourceType::unique.
std::vector<std::string> unique_attributes(ResourceType const& type, Dialect const& dialect);

/// The attributes that are unique in some dialect, and externalId.
std::vector<std::string> indexed_attributes(ResourceType const& type);

/// Whether the case of such an attribute's letters counts. RFC 7643 §7.
bool is_case_exact(ResourceType const& type, std::string_view name);

/// The text of such an attribute, empty if it has none.
std::optional<std::string> text_at(PackedContent const& content, std::string_view name);
std::optional<std::string_view> text_at(Json const& content, std::string_view name);

/// The key of one value; ASCII case is lost.
std::string index_key(ResourceType const& type, std::string_view attribute, std::string_view value);

/// What an index holds of one version and not of another; both may be nullptr.
struct IndexKeys {
    std::vector<std::string> values;   ///< keys of the values of indexed attributes
    std::vector<std::string> members;  ///< ids of members

    static IndexKeys only_in(Resource const* one, Resource const* other);
};

}  // namespace scim::server
