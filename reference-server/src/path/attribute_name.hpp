// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Names of attributes in filters, paths and parameters. RFC 7644 §3.10; RFC 7643 §2.1.

#include <optional>
#include <string_view>

#include <scim/server/behaviour.hpp>

namespace scim::server {

/// Splits `[URN:]name[.sub]`. Empty when the text is no such name.
std::optional<AttributeName> parse_attribute_name(std::string_view text);

/// What a name stands for in a resource type.
struct NamedAttribute {
    Schema const* extension = nullptr;  ///< nullptr for core and common attributes
    Attribute const* attribute = nullptr;
    Attribute const* sub_attribute = nullptr;
};

/// Looks a name up. Empty when no schema of the resource type defines it.
std::optional<NamedAttribute> find_named(AttributeName const& name, Context const& context);

}  // namespace scim::server
