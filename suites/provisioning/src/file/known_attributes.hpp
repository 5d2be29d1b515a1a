// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Names of attributes in directory files.

#include <string>
#include <string_view>

namespace scim::provisioning {

/// The name that was probably meant: for names of Microsoft Graph or SCIM that the provisioning service does not read,
/// and for slips of the pen. Empty for a known name, and for one that resembles none, which may be an attribute of the
/// tenant's own.
std::string name_meant_by(std::string_view name);

/// Likewise for what mappings and scoping filters read, where the service has names that no file has.
std::string readable_name_meant_by(std::string_view name);

}  // namespace scim::provisioning
