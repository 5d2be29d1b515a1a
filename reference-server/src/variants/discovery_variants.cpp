// SPDX-License-Identifier: Apache-2.0
#include "variants/variants.hpp"

#include <array>
#include <string>
#include <string_view>
#include <utility>

#include <scim/wire/text.hpp>

#include "seams/rewriting.hpp"

namespace scim::server {
namespace {

constexpr std::array<std::string_view, 3> collections {"ServiceProviderConfig", "ResourceTypes", "Schemas"};

bool is_discovery(HttpRequest const& request)
{
    auto const place = place_of(request);
    return std::find(collections.begin(), collections.end(), place.collection) != collections.end();
}

void ignore_discovery_filters(HttpRequest& request)
{
    if (is_discovery(request))
        strip_parameter(request, "filter");
}

Distortion refusing_discovery_filters(int status)
{
    return [status](HttpRequest const& request, HttpResponse& response) {
        if (is_discovery(request) && response.status == 403)
            refuse_instead(response, {status, {}, "this cannot be filtered"});
    };
}

void answer_anybody(Behaviour& behaviour)
{
    behaviour.authenticate = [honest = behaviour.authenticate](HttpRequest const& request,
                                 Credentials const& credentials, TimePoint now) -> Authentication {
        if (is_discovery(request))
            return Principal {};
        return honest(request, credentials, now);
    };
}

using DocumentChange = void (*)(Json& document);

void change_resource_types(Behaviour& behaviour, DocumentChange change)
{
    behaviour.resource_type_documents
        = [honest = behaviour.resource_type_documents, change](std::vector<ResourceType> const& types) {
              auto documents = honest(types);
              for (auto& document : documents)
                  change(document);
              return documents;
          };
}

void change_schemas(Behaviour& behaviour, DocumentChange change)
{
    behaviour.schema_documents = [honest = behaviour.schema_documents, change](std::vector<ResourceType> const& types) {
        auto documents = honest(types);
        for (auto& document : documents)
            change(document);
        return documents;
    };
}

void write_endpoints_without_slash(Behaviour& behaviour)
{
    change_resource_types(behaviour,
        [](Json& document) { document.set("endpoint", std::string {document.string_or("endpoint", "/")}.substr(1)); });
}

void write_empty_extension_lists(Behaviour& behaviour)
{
    change_resource_types(behaviour, [](Json& document) {
        if (!document.contains("schemaExtensions"))
            document.set("schemaExtensions", Json::array());
    });
}

void leave_out_optional_texts(Behaviour& behaviour)
{
    change_resource_types(behaviour, [](Json& document) { document.erase("description"); });
    change_schemas(behaviour, [](Json& document) { document.erase("description"); });
}

void leave_out_meta(HttpRequest const& request, HttpResponse& response)
{
    for (auto const* const collection : {"ServiceProviderConfig", "ResourceTypes"})
        of_elements(collection, [](Json& document) { document.erase("meta"); })(request, response);
}

using AttributeChange = void (*)(Json& attribute);

void for_each_attribute(Json& parent, std::string_view name, AttributeChange change)
{
    for_each_value(parent, name, [change](Json& attribute) {
        change(attribute);
        for_each_attribute(attribute, "subAttributes", change);
    });
}

// RFC 7643 §2.2.
void drop_defaults(Json& attribute)
{
    static constexpr std::array<std::pair<char const*, char const*>, 3> defaults {
        {{"mutability", "readWrite"}, {"returned", "default"}, {"uniqueness", "none"}}};
    for (auto const& [name, usual] : defaults) {
        if (attribute.string_or(name, "") == usual)
            attribute.erase(name);
    }
    for (auto const* name : {"required", "caseExact"}) {
        auto const* const value = attribute.find(name);
        if (value != nullptr && *value == Json {false})
            attribute.erase(name);
    }
}

// RFC 7643 §2.3.7.
void compare_references_exactly(Json& attribute)
{
    if (attribute.string_or("type", "") == "reference")
        attribute.set("caseExact", true);
}

void leave_out_defaults(Behaviour& behaviour)
{
    change_schemas(behaviour, [](Json& document) { for_each_attribute(document, "attributes", drop_defaults); });
}

void publish_exact_references(Behaviour& behaviour)
{
    change_schemas(
        behaviour, [](Json& document) { for_each_attribute(document, "attributes", compare_references_exactly); });
}

void leave_out_canonical_values(Behaviour& behaviour)
{
    change_schemas(behaviour, [](Json& document) {
        for_each_attribute(document, "attributes", [](Json& attribute) { attribute.erase("canonicalValues"); });
    });
}

void flip_group_name(Json& attribute)
{
    if (attribute.string_or("name", "") == "displayName")
        attribute.set("required", !(attribute.contains("required") && attribute.find("required")->as_boolean()));
}

void publish_the_other_group_name(Behaviour& behaviour)
{
    change_schemas(behaviour, [](Json& document) {
        if (std::string_view {document.string_or("id", "")}.ends_with("core:2.0:Group"))
            for_each_attribute(document, "attributes", flip_group_name);
    });
}

void leave_out_discovery_schemas(Behaviour& behaviour)
{
    behaviour.schema_documents = [honest = behaviour.schema_documents](std::vector<ResourceType> const& types) {
        auto documents = honest(types);
        std::erase_if(documents, [](Json const& document) {
            auto const id = document.string_or("id", "");
            return id.ends_with(":ServiceProviderConfig") || id.ends_with(":ResourceType") || id.ends_with(":Schema");
        });
        return documents;
    };
}

void leave_out_documentation(Behaviour& behaviour)
{
    change_config(behaviour, [](Json& config) { config.set("documentationUri", nullptr); });
}

void leave_out_pagination(Behaviour& behaviour)
{
    change_config(behaviour, [](Json& config) { config.erase("pagination"); });
}

}  // namespace

std::vector<Variant> discovery_variants()
{
    return {
        {.id = "cursor-not-advertised",
            .requirement = "RFC9865-4-01",
            .summary = "Cursors work, though the configuration has no pagination.",
            .is_discouraged = true,
            .apply = leave_out_pagination},
        {.id = "discovery-for-anybody",
            .requirement = "RFC7643-5-21",
            .summary = "Discovery needs no token.",
            .apply = answer_anybody},
        {.id = "discovery-filter-400",
            .requirement = "RFC7644-4-15",
            .summary = "A filter on a discovery endpoint is answered with 400.",
            .is_discouraged = true,
            .distortion = refusing_discovery_filters(400)},
        {.id = "discovery-filter-ignored",
            .requirement = "RFC7644-4-15",
            .summary = "A filter on a discovery endpoint is ignored.",
            .translation = ignore_discovery_filters},
        {.id = "discovery-without-meta",
            .requirement = "RFC7643-3.1-01",
            .summary = "Configuration and resource types have no meta.",
            .distortion = leave_out_meta},
        {.id = "documentation-uri-null",
            .requirement = "RFC7643-5-04",
            .summary = "documentationUri is null.",
            .apply = leave_out_documentation},
        {.id = "endpoint-without-slash",
            .requirement = "RFC7644-4-10",
            .summary = "The endpoint of a resource type is written without a slash in front.",
            .apply = write_endpoints_without_slash},
        {.id = "extensions-empty",
            .requirement = "RFC7643-6-11",
            .summary = "A resource type without extensions has an empty schemaExtensions.",
            .apply = write_empty_extension_lists},
        {.id = "group-name-required-otherwise",
            .requirement = "RFC7643-4.2-03",
            .summary = "The schema of groups says the opposite of whether displayName is required.",
            .apply = publish_the_other_group_name},
        {.id = "resource-types-without-id",
            .requirement = "RFC7643-6-04",
            .summary = "Resource types have no id.",
            .distortion = of_elements("ResourceTypes", [](Json& document) { document.erase("id"); })},
        {.id = "schemas-without-canonical-values",
            .requirement = "RFC7643-7-19",
            .summary = "Schemas have no canonicalValues.",
            .apply = leave_out_canonical_values},
        {.id = "schemas-without-defaults",
            .requirement = "RFC7643-2.2-01",
            .summary = "Schemas leave out characteristics that have their default.",
            .apply = leave_out_defaults},
        {.id = "schemas-without-discovery",
            .requirement = "RFC7644-4-14",
            .summary = "/Schemas lists the schemas of resources only.",
            .apply = leave_out_discovery_schemas},
        {.id = "schemas-with-exact-references",
            .requirement = "RFC7643-2.3.7-05",
            .summary = "Schemas say of references that letter case counts.",
            .apply = publish_exact_references},
        {.id = "texts-left-out",
            .requirement = "RFC7643-6-07",
            .summary = "Resource types and schemas have no description.",
            .apply = leave_out_optional_texts},
    };
}

}  // namespace scim::server
