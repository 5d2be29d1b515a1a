// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The schemas and resource types that a service provider serves: those compiled in, and those of files.
/// RFC 7643 §6, §7.

#include <span>
#include <string>
#include <vector>

#include <scim/server/schema.hpp>
#include <scim/wire/embedded_file.hpp>
#include <scim/wire/result.hpp>

namespace scim::server {

/// The schema definitions that are compiled in.
std::span<EmbeddedFile const> schema_definitions();

/// User with the enterprise extension, and Group; then those of the files. A file's schema or resource type takes the
/// place of one with the same id or name. Errors: a sentence with file, JSON Pointer and remedy.
Result<std::vector<ResourceType>, std::string> load_resource_types(DefinitionFiles const& files = {});

/// The schemas of the discovery endpoints themselves, in the order of RFC 7643 §8.7.2, `meta` left out.
std::vector<Json> service_provider_schemas();

}  // namespace scim::server
