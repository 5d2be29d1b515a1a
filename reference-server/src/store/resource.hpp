// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// One version of a resource, and a resource on its way to the next version. RFC 7643 §3.

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <scim/server/schema.hpp>
#include <scim/wire/date_time.hpp>
#include <scim/wire/json.hpp>

#include "store/member_list.hpp"
#include "store/packed_content.hpp"

namespace scim::server {

/// One version of a resource.
struct Resource {
    std::string id;
    ResourceType const* type = nullptr;
    std::uint64_t sequence = 0;  ///< order of creation
    TimePoint created {};
    TimePoint modified {};
    std::uint64_t version = 1;
    /// All that is stored, with id and meta. If there are `members` apart, an empty array stands in their place.
    PackedContent packed;
    std::shared_ptr<MemberList const> members;  ///< nullptr: none are kept apart
    bool is_plain = false;  ///< whether every stored attribute is returned to those who do not choose

    /// All that is stored, with id and meta.
    Json content() const;
    /// Those of its attributes whose names are wanted.
    Json content(std::function<bool(std::string_view name)> const& is_wanted) const;
    /// A weak tag: derived values may change without it. RFC 9110 §8.8.1.
    std::string version_tag() const;
    /// displayName, or else userName.
    std::string shown_name() const;
    /// The same as JSON text; a part of the packed text.
    std::string_view shown_text() const;
    /// meta.location as JSON text; a part of the packed text.
    std::string_view location_text() const;
};

/// A resource on its way to the next version.
struct Draft {
    Json rest;  ///< if there are members apart, an empty array stands in their place
    MemberListEditor members;

    /// Puts members apart where they are a list of objects with ids.
    static Draft of(Json content);
    /// Shares the members of a version.
    static Draft of(Resource const& resource);
    /// With the members in their place.
    Json content() &&;
};

/// Whether all members of the content are returned by default. RFC 7643 §7, `returned`.
bool is_plain(Json const& content, ResourceType const& type);

}  // namespace scim::server
