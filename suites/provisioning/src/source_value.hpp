// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Attributes of a directory's object as mappings and scoping filters read them.

#include <scim/provisioning/directory.hpp>

namespace scim::provisioning {

/// The value of one attribute, the computed ones `objectId`, `accountEnabled` and `originalUserPrincipalName` included.
/// A guest's `userPrincipalName` is the address it has at home: `ada_fabrikam.com#EXT#@contoso.com` reads
/// `ada@fabrikam.com`. Null: the object has none.
Value source_value(SourceObject const& object, std::string_view name);

}  // namespace scim::provisioning
