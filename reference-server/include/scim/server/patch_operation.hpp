// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Patch operations and what their paths point to. RFC 7644 §3.5.2.

#include <optional>
#include <string>

#include <scim/server/filter.hpp>

namespace scim::server {

/// One element of `Operations`. RFC 7644 §3.5.2.
struct PatchOperation {
    enum class Kind { add, remove, replace };

    Kind kind = Kind::add;
    std::optional<std::string> path;  ///< as sent
    std::optional<Json> value;        ///< absent is not null
};

/// What a path points to: `[extension] attribute [filter] [sub_attribute]`. RFC 7644 §3.5.2, figure 7.
struct Target {
    Schema const* extension = nullptr;     ///< nullptr for core and common attributes
    Attribute const* attribute = nullptr;  ///< nullptr: the extension as a whole
    std::optional<Filter> filter;          ///< bound to the sub-attributes
    Attribute const* sub_attribute = nullptr;
};

}  // namespace scim::server
