// SPDX-License-Identifier: Apache-2.0
#include <scim/documents/message_schemas.hpp>

#include <utility>

#include "schema_set.hpp"

namespace scim::documents {

MessageSchemas::MessageSchemas(Schemas schemas) : schemas_ {std::move(schemas)} {}

Result<MessageSchemas, std::string> MessageSchemas::load()
{
    auto schemas = compile_schemas(embedded_files(), "documents/messages/");
    if (!schemas)
        return Failure {schemas.error()};
    return MessageSchemas {*std::move(schemas)};
}

JsonSchema const* MessageSchemas::find(std::string_view name) const
{
    return find_schema(schemas_, name);
}

std::vector<std::string> MessageSchemas::names() const
{
    return schema_names(schemas_);
}

}  // namespace scim::documents
