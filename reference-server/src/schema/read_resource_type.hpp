// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Reads one resource type definition, and says what is wrong with it. RFC 7643 §6.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <scim/wire/json.hpp>
#include <scim/wire/result.hpp>

namespace scim::server {

/// A resource type whose schemas are named, not yet found.
struct ResourceTypeDescription {
    std::string file;  ///< named in errors; empty for those compiled in
    std::string name;
    std::string endpoint;  ///< `/Devices`
    std::string description;
    std::string schema;                                    ///< URN
    std::vector<std::pair<std::string, bool>> extensions;  ///< URN, and whether every resource must have it
};

/// Reads a ResourceType resource. Errors: a sentence with file, JSON Pointer and remedy.
Result<ResourceTypeDescription, std::string> read_resource_type(Json const& document, std::string_view file);

}  // namespace scim::server
