// SPDX-License-Identifier: Apache-2.0
#include "schema_set.hpp"

#include <utility>

namespace scim::documents {
namespace {

constexpr std::string_view ending = ".schema.json";

bool lies_in(std::string_view name, std::string_view folder)
{
    return name.size() > folder.size() + ending.size() && name.substr(0, folder.size()) == folder
        && name.substr(name.size() - ending.size()) == ending;
}

Result<JsonSchema, std::string> compile_file(EmbeddedFile const& file)
{
    auto const where = std::string {file.name} + ": ";
    auto const text = parse_json(file.content);
    if (!text)
        return Failure {where + scim::describe(text.error())};
    auto schema = JsonSchema::compile(*text);
    if (!schema)
        return Failure {where + schema.error()};
    return schema;
}

}  // namespace

Result<SchemaSet, std::string> compile_schemas(std::span<EmbeddedFile const> files, std::string_view folder)
{
    SchemaSet schemas;
    for (auto const& file : files) {
        if (!lies_in(file.name, folder))
            continue;
        auto schema = compile_file(file);
        if (!schema)
            return Failure {schema.error()};
        auto const name = file.name.substr(folder.size(), file.name.size() - folder.size() - ending.size());
        schemas.emplace(std::string {name}, *std::move(schema));
    }
    return schemas;
}

JsonSchema const* find_schema(SchemaSet const& schemas, std::string_view name)
{
    auto const found = schemas.find(name);
    return found == schemas.end() ? nullptr : &found->second;
}

std::vector<std::string> schema_names(SchemaSet const& schemas)
{
    std::vector<std::string> names;
    for (auto const& [name, schema] : schemas)
        names.push_back(name);
    return names;
}

}  // namespace scim::documents
