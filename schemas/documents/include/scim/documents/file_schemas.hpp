// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The schemas of scimproof's own files.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <scim/documents/json_schema.hpp>
#include <scim/wire/result.hpp>

namespace scim::documents {

/// Schemas by name: `case-file`, `profile`, `config`, `mapping`, `directory`, `baseline`, `capture`, `results` (one
/// line of results.ndjson), `fault-catalogue`, `requirement` (a file of requirements), `server-requirements` (where the
/// reference server meets them), `finding-texts`, `tenants` (of the reference server). People write the first four and
/// the last, so those accept no unknown members.
class FileSchemas {
public:
    /// Compiles all of them. Errors: the schema file that is broken, and why; never in a released program.
    static Result<FileSchemas, std::string> load();

    /// The schema of that name, or nullptr. Valid as long as this object; moving it changes nothing.
    JsonSchema const* find(std::string_view name) const;
    /// The names, sorted.
    std::vector<std::string> names() const;

private:
    using Schemas = std::map<std::string, JsonSchema, std::less<>>;

    explicit FileSchemas(Schemas schemas);

    Schemas schemas_;
};

}  // namespace scim::documents
