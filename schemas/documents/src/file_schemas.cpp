// SPDX-License-Identifier: Apache-2.0
#include <scim/documents/file_schemas.hpp>

#include <utility>

#include "schema_set.hpp"

namespace scim::documents {

FileSchemas::FileSchemas(Schemas schemas) : schemas_ {std::move(schemas)} {}

Result<FileSchemas, std::string> FileSchemas::load()
{
    auto schemas = compile_schemas(embedded_files(), "documents/files/");
    if (!schemas)
        return Failure {schemas.error()};
    return FileSchemas {*std::move(schemas)};
}

JsonSchema const* FileSchemas::find(std::string_view name) const
{
    return find_schema(schemas_, name);
}

std::vector<std::string> FileSchemas::names() const
{
    return schema_names(schemas_);
}

}  // namespace scim::documents
