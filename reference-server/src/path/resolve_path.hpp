// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Paths of patch operations. RFC 7644 §3.5.2, figure 7.

#include <string_view>

#include <scim/server/behaviour.hpp>

namespace scim::server {

/// Parses `[URN:]name[filter].sub`, or the URN of an extension, and looks it up.
///
/// Errors: invalidPath if the text does not match PATH or names nothing the schemas define. In a dialect that ignores
/// unknown attributes, a well-formed path to one gives a target without attribute and extension.
Result<Target, ScimError> resolve_path(std::string_view path, Context const& context);

}  // namespace scim::server
