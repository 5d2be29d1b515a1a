// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The target of an attribute mapping, as Entra ID writes it: `userName`, `name.givenName`,
/// `emails[type eq "work"].value`, `urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department`.

#include <string>
#include <string_view>

#include <scim/wire/json.hpp>
#include <scim/wire/result.hpp>

namespace scim::provisioning {

/// A target path in its parts. Absent parts are empty.
struct TargetPath {
    std::string text;       ///< as written
    std::string extension;  ///< URN
    std::string attribute;
    std::string selector_attribute, selector_value;  ///< of `[type eq "work"]`
    std::string sub_attribute;

    bool has_selector() const { return !selector_attribute.empty(); }
    /// Has neither selector nor extension nor sub-attribute.
    bool is_plain() const { return extension.empty() && !has_selector() && sub_attribute.empty(); }

    friend bool operator==(TargetPath const&, TargetPath const&) = default;
};

/// Error: one sentence that names the offence.
Result<TargetPath, std::string> parse_target_path(std::string_view text);

/// The value at the path in a resource as the provider showed it; names are compared without regard to case (RFC 7643
/// section 2.1), selectors too. nullptr when it is absent or null, or when something on the way has another shape.
Json const* find_value(TargetPath const& path, Json const& resource);

/// Puts a value at the path, making what is missing on the way. An element that a selector asks for is made with its
/// selecting sub-attribute; a work e-mail becomes primary, as Entra sends it.
void put_value(TargetPath const& path, Json value, Json& resource);

}  // namespace scim::provisioning
