// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Compiling the schema files that are part of the program.

#include <map>
#include <span>
#include <string>
#include <string_view>

#include <scim/documents/json_schema.hpp>
#include <scim/wire/embedded_file.hpp>

namespace scim::documents {

/// The data of schemas/: `messages/...`, `files/...`, `requirements/...`.
std::span<EmbeddedFile const> embedded_files();

/// Schemas by name, e.g. `list-response` for `documents/messages/list-response.schema.json`.
using SchemaSet = std::map<std::string, JsonSchema, std::less<>>;

/// Compiles every `<folder><name>.schema.json`. Errors: the file and what is wrong with it.
Result<SchemaSet, std::string> compile_schemas(std::span<EmbeddedFile const> files, std::string_view folder);

/// The schema of that name, or nullptr.
JsonSchema const* find_schema(SchemaSet const& schemas, std::string_view name);

/// The names, sorted.
std::vector<std::string> schema_names(SchemaSet const& schemas);

}  // namespace scim::documents
