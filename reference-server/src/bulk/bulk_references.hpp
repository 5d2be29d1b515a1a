// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// References to resources that the same job makes: `bulkId:` and the bulkId. RFC 7644 §3.7.2.

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include <scim/server/bulk.hpp>
#include <scim/wire/json.hpp>

namespace scim::server {

/// The bulkId that a text refers to. Empty when the text is no reference.
std::optional<std::string_view> referred_bulk_id(std::string_view text) noexcept;

/// Calls for every reference in the values of a JSON text, at any depth, with the bulkId.
void for_each_reference(Json const& value, std::function<void(std::string_view bulk_id)> const& call);

/// Puts the ids in the place of the references to them; others stay as they are. RFC 7644 §3.7.2.
void resolve_bulk_ids(Json& value, BulkIds const& ids);

/// Takes out what refers to something that is not there yet: the value of a multi-valued attribute, or else the
/// attribute. Returns whether there was such a thing. RFC 7644 §3.7.1.
bool strip_references(Json& resource);

}  // namespace scim::server
