// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Reads schema definitions, and makes the resource types of them. RFC 7643 §6, §7.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <scim/server/dialect.hpp>
#include <scim/server/schema.hpp>
#include <scim/wire/embedded_file.hpp>
#include <scim/wire/result.hpp>

namespace scim::server {

/// The schema definitions that are compiled in.
std::span<EmbeddedFile const> schema_definitions();

/// Reads a Schema resource. Errors: a sentence.
Result<Schema, std::string> read_schema(std::string_view text);

/// User with the enterprise extension, and Group. Errors: a sentence about a broken definition.
Result<std::vector<ResourceType>, std::string> load_resource_types(Dialect const& dialect);

/// The definitions of every schema served, `meta` excepted, in the order of /Schemas.
std::vector<Json> all_schema_documents();

}  // namespace scim::server
