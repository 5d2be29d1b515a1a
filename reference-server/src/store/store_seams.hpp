// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The honest functions around the store. RFC 7643 §2.4, §3.1; RFC 7644 §3.3, §3.5.2, §3.6.

#include <string>
#include <string_view>
#include <vector>

#include <scim/server/behaviour.hpp>

namespace scim::server {

/// Whether two values of a unique attribute are the same: ASCII case matters only where the attribute is case exact.
/// RFC 7643 §2.2, §4.1.1.
bool same_unique_value(std::string_view left, std::string_view right, bool case_exact);

/// 409 uniqueness. RFC 7644 §3.3.
ScimError duplicate_error(std::string_view attribute, std::string_view value);

/// `<base>/Users/<id>`. RFC 7643 §3.1.
std::string location(std::string_view base_url, ResourceType const& type, std::string_view id);

/// The comparison in a bound filter that an index can answer and that every match fulfils, or nullptr.
Filter const* indexable_part(Filter const& filter, ResourceType const& type);

/// The resources that may fulfil a bound filter: from an index if it demands an indexed value, all of them otherwise.
std::vector<ResourcePointer> candidates(Store const& store, ResourceType const& type, Filter const& filter);

/// Applies a transformation to the newest version until no other writer came in between. Unchanged content is not
/// stored, so that version and lastModified stay (RFC7644-3.5.2.1-13). Errors: 404 once the resource is gone.
Result<ResourcePointer, ScimError> update_resource(
    Store& store, ResourcePointer const& current, Transformation const& transformation);

/// Adds groups to a user, `display` to members of a group, `$ref` and `displayName` to a manager.
void add_derived(Json& resource, Resource const& stored, Store const& store);

}  // namespace scim::server
