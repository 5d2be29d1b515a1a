// SPDX-License-Identifier: Apache-2.0
#include "schema/load_schema.hpp"

#include <array>
#include <optional>
#include <utility>

#include "schema/common_attributes.hpp"

namespace scim::server {

namespace {

template <typename T, std::size_t N>
std::optional<T> look_up(std::array<std::pair<std::string_view, T>, N> const& table, std::string_view word)
{
    for (auto const& [name, value] : table) {
        if (name == word)
            return value;
    }
    return {};
}

constexpr std::array<std::pair<std::string_view, AttributeType>, 8> types {{
    {"string", AttributeType::string},
    {"boolean", AttributeType::boolean},
    {"decimal", AttributeType::decimal},
    {"integer", AttributeType::integer},
    {"dateTime", AttributeType::date_time},
    {"binary", AttributeType::binary},
    {"reference", AttributeType::reference},
    {"complex", AttributeType::complex},
}};

constexpr std::array<std::pair<std::string_view, Mutability>, 4> mutabilities {{
    {"readOnly", Mutability::read_only},
    {"readWrite", Mutability::read_write},
    {"immutable", Mutability::immutable},
    {"writeOnly", Mutability::write_only},
}};

constexpr std::array<std::pair<std::string_view, Returned>, 4> returned_values {{
    {"always", Returned::always},
    {"never", Returned::never},
    {"default", Returned::by_default},
    {"request", Returned::request},
}};

constexpr std::array<std::pair<std::string_view, Uniqueness>, 3> uniqueness_values {{
    {"none", Uniqueness::none},
    {"server", Uniqueness::server},
    {"global", Uniqueness::global},
}};

bool flag(Json const& object, std::string_view name)
{
    auto const* value = object.find(name);
    return value && value->is_boolean() && value->as_boolean();
}

// RFC 7643 §2.2: a characteristic that is not stated has its default.
Attribute read_attribute(Json const& definition)
{
    Attribute attribute;
    attribute.name = definition.string_or("name", "");
    attribute.type = look_up(types, definition.string_or("type", "string")).value_or(AttributeType::string);
    attribute.multi_valued = flag(definition, "multiValued");
    attribute.required = flag(definition, "required");
    attribute.case_exact = flag(definition, "caseExact");
    attribute.mutability
        = look_up(mutabilities, definition.string_or("mutability", "readWrite")).value_or(Mutability::read_write);
    attribute.returned
        = look_up(returned_values, definition.string_or("returned", "default")).value_or(Returned::by_default);
    attribute.uniqueness
        = look_up(uniqueness_values, definition.string_or("uniqueness", "none")).value_or(Uniqueness::none);
    if (auto const* subs = definition.find("subAttributes"); subs && subs->is_array()) {
        for (auto const& sub : subs->as_array())
            attribute.sub_attributes.push_back(read_attribute(sub));
    }
    return attribute;
}

Result<Schema, std::string> embedded_schema(std::string_view name)
{
    auto const* file = find_embedded(schema_definitions(), name);
    if (!file)
        return Failure {"the schema definition " + std::string {name} + " is not compiled in"};
    return read_schema(file->content);
}

std::vector<std::string> unique_attributes(Schema const& schema)
{
    std::vector<std::string> names;
    for (auto const& attribute : schema.attributes) {
        if (attribute.uniqueness != Uniqueness::none && attribute.type == AttributeType::string)
            names.push_back(attribute.name);
    }
    return names;
}

ResourceType resource_type(std::string name, std::string endpoint, std::string description, Schema core)
{
    ResourceType type;
    type.name = std::move(name);
    type.endpoint = std::move(endpoint);
    type.description = std::move(description);
    type.unique = unique_attributes(core);
    type.core = std::move(core);
    type.common = common_attributes();
    return type;
}

}  // namespace

Result<Schema, std::string> read_schema(std::string_view text)
{
    auto document = parse_json(text);
    if (!document)
        return Failure {"a schema definition is not JSON: " + describe(document.error())};
    auto const* attributes = document->find("attributes");
    if (!attributes || !attributes->is_array() || document->string_or("id", "").empty())
        return Failure {std::string {"a schema definition lacks id or attributes"}};

    Schema schema;
    schema.id = document->string_or("id", "");
    schema.name = document->string_or("name", "");
    for (auto const& attribute : attributes->as_array())
        schema.attributes.push_back(read_attribute(attribute));
    schema.document = std::move(*document);
    schema.document.erase("meta");
    return schema;
}

Result<std::vector<ResourceType>, std::string> load_resource_types(Dialect const& dialect)
{
    auto user = embedded_schema("user.json");
    if (!user)
        return Failure {user.error()};
    auto group = embedded_schema("group.json");
    if (!group)
        return Failure {group.error()};
    auto enterprise = embedded_schema("enterprise-user.json");
    if (!enterprise)
        return Failure {enterprise.error()};

    std::vector<ResourceType> resource_types;
    resource_types.push_back(resource_type("User", "/Users", "Accounts of people.", std::move(*user)));
    resource_types.back().extensions.push_back(std::move(*enterprise));
    resource_types.push_back(resource_type("Group", "/Groups", "Groups of users and of groups.", std::move(*group)));
    // Choice: RFC 7643 §8.7.1 declares no uniqueness for a group's name; ENTRA-027 and ENTRA-033 ask for it.
    if (dialect.allows(Leniency::group_display_name_unique))
        resource_types.back().unique.emplace_back("displayName");
    return resource_types;
}

std::vector<Json> all_schema_documents()
{
    std::vector<Json> documents;
    for (auto const* name : {"user.json", "group.json", "enterprise-user.json", "service-provider-config.json",
             "resource-type.json", "schema.json"}) {
        if (auto schema = embedded_schema(name))
            documents.push_back(std::move(schema->document));
    }
    return documents;
}

}  // namespace scim::server
