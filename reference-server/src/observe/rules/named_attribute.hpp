// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What a name in a filter, a path or a parameter stands for, for rules that talk about names. RFC 7644 §3.10.

#include <optional>
#include <string>

#include <scim/server/filter.hpp>
#include <scim/server/schema.hpp>

namespace scim::server::observe {

/// Where a name leads.
struct NamePlace {
    bool is_known = false;                 ///< some schema of the resource type defines it
    Schema const* extension = nullptr;     ///< where it is defined; nullptr for core and common attributes
    Attribute const* attribute = nullptr;  ///< the attribute itself, not the sub-attribute
    Attribute const* sub_attribute = nullptr;
};

/// Looks a name up; an extension is found without its URN as well.
NamePlace find_place(AttributeName const& name, ResourceType const& type);

/// A sentence when the name is one of an extension whose URN was left out.
std::optional<std::string> offence_of_missing_urn(AttributeName const& name, ResourceType const& type);

}  // namespace scim::server::observe
