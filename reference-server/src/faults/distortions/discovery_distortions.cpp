// SPDX-License-Identifier: Apache-2.0
#include "faults/distortions/distortion_faults.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include <scim/server/error.hpp>
#include <scim/wire/text.hpp>

#include "seams/rewriting.hpp"

namespace scim::server {
namespace {

constexpr char const* resource_type_urn = "urn:ietf:params:scim:schemas:core:2.0:ResourceType";

void unpack(Json& list)
{
    if (auto const* const resources = list.find("Resources"); resources != nullptr && is_list(list))
        list = Json {*resources};
}

void empty(Json& list)
{
    if (!is_list(list))
        return;
    list.set("totalResults", 0).set("Resources", Json::array());
    if (list.contains("itemsPerPage"))
        list.set("itemsPerPage", 0);
}

// The form of an earlier draft.
void rename_the_list(Json& list)
{
    auto const* const resources = list.find("Resources");
    if (resources != nullptr && is_list(list))
        list = Json::object({{"schemas", Json::array({resource_type_urn})}, {"resourceType", *resources}});
}

void name_the_endpoint_in_the_singular(Json& type)
{
    auto const endpoint = std::string {type.string_or("endpoint", "")};
    if (endpoint.ends_with('s'))
        type.set("endpoint", endpoint.substr(0, endpoint.size() - 1));
}

void move_location(Json& type)
{
    auto* const meta = type.find("meta");
    if (meta == nullptr || !meta->is_object())
        return;
    auto const location = replace_all(std::string {meta->string_or("location", "")}, "ResourceTypes", "resource-types");
    meta->set("location", location);
}

void name_another_type(Json& type)
{
    if (auto* const meta = type.find("meta"))
        meta->set("resourceType", "Type");
}

void key_extensions_by_urn(Json& type)
{
    auto* const extensions = type.find("schemaExtensions");
    if (extensions == nullptr || !extensions->is_array())
        return;
    auto keyed = Json::object();
    for (auto const& extension : extensions->as_array())
        keyed.set(extension.string_or("schema", ""), Json::object({{"required", false}}));
    *extensions = std::move(keyed);
}

/// Changes each extension of a resource type.
JsonChange of_extensions(JsonChange change)
{
    return [change = std::move(change)](Json& type) {
        if (auto* const extensions = type.find("schemaExtensions"); extensions != nullptr && extensions->is_array())
            std::for_each(extensions->as_array().begin(), extensions->as_array().end(), change);
    };
}

void list_the_one(HttpRequest const& request, HttpResponse& response)
{
    auto const place = place_of(request);
    if (!is_success(response) || place.collection != "ResourceTypes" || place.id.empty())
        return;
    rewrite_body(response, [](Json& type) {
        type = Json::object({{"schemas", Json::array({"urn:ietf:params:scim:api:messages:2.0:ListResponse"})},
            {"totalResults", 1}, {"itemsPerPage", 1}, {"startIndex", 1}, {"Resources", Json::array({type})}});
    });
}

// Nothing of what the cases filter for is there.
void obey_filter(HttpRequest const& request, HttpResponse& response)
{
    auto const collection = place_of(request).collection;
    auto const is_filtered = !query_parameter(request, "filter").empty();
    if (response.status != 403 || !is_filtered || (collection != "Schemas" && collection != "ResourceTypes"))
        return;
    response.status = 200;
    response.reason = reason_phrase(200);
    response.body
        = write_json(Json::object({{"schemas", Json::array({"urn:ietf:params:scim:api:messages:2.0:ListResponse"})},
            {"totalResults", 0}, {"Resources", Json::array()}}));
}

void hide_single_schemas(HttpRequest const& request, HttpResponse& response)
{
    auto const place = place_of(request);
    if (!is_success(response) || place.collection != "Schemas" || place.id.empty())
        return;
    response.status = 404;
    response.reason = reason_phrase(404);
    response.body = write_json(error_document({404, {}, "there is no such schema"}));
}

/// Answers writes to a read-only collection with success.
Distortion accepting_writes(std::string collection)
{
    return [collection = std::move(collection)](HttpRequest const& request, HttpResponse& response) {
        if (response.status != 405 || place_of(request).collection != collection)
            return;
        response.status = 200;
        response.reason = reason_phrase(200);
        response.body = "{}";
    };
}

void obey_count(HttpRequest const& request, HttpResponse& response)
{
    auto const collection = place_of(request).collection;
    auto const is_first_only = query_parameter(request, "count") == "1";
    if (!is_success(response) || !is_first_only || (collection != "Schemas" && collection != "ResourceTypes"))
        return;
    rewrite_body(response, [](Json& list) {
        auto* const resources = list.find("Resources");
        if (resources != nullptr && resources->is_array() && !resources->empty())
            resources->as_array().resize(1);
    });
}

std::vector<Fault> resource_type_distortions()
{
    return {
        {"rt-bare-array", "RFC7644-4-13", "The resource types come as an array, not as a list response.",
            FaultMode::any, {}, of_endpoint("ResourceTypes", &unpack), {"RFC7644-3.2-15"}},
        {"rt-by-name-returns-list", "RFC7644-4-12", "One resource type comes in a list.", FaultMode::any, {},
            &list_the_one},
        {"rt-description-object", "RFC7643-6-07", "The description of a resource type is an object.", FaultMode::any,
            {},
            of_elements("ResourceTypes",
                [](Json& type) {
                    type.set("description", Json::object({{"en", "an account"}}));
                })},
        {"rt-endpoint-value-wrong", "RFC7644-4-10", "The endpoints of resource types are in the singular.",
            FaultMode::any, {}, of_elements("ResourceTypes", &name_the_endpoint_in_the_singular),
            {"RFC7644-3.2-01", "RFC7644-3.3-01"}},
        {"rt-extension-no-schema", "RFC7643-6-12", "Extensions of a resource type have no URI.", FaultMode::any, {},
            of_elements("ResourceTypes", of_extensions([](Json& extension) { extension.erase("schema"); }))},
        {"rt-extensions-malformed", "RFC7643-6-12", "The extensions of a resource type are an object.", FaultMode::any,
            {}, of_elements("ResourceTypes", &key_extensions_by_urn)},
        {"rt-location-dead", "RFC7643-3.1-29", "meta.location of a resource type leads nowhere.", FaultMode::any, {},
            of_elements("ResourceTypes", &move_location)},
        contested({"rt-meta-type-odd", "RFC7644-4-16", "meta.resourceType of a resource type is Type.", FaultMode::any,
            {}, of_elements("ResourceTypes", &name_another_type)}),
        {"rt-names-what-it-describes", "RFC7644-4-16", "A resource type names the schema of its resources as its own.",
            FaultMode::any, {},
            of_elements("ResourceTypes",
                [](Json& type) { type.set("schemas", Json::array({std::string {type.string_or("schema", "")}})); })},
        {"rt-schema-number", "RFC7644-4-11", "The schema of a resource type is a number.", FaultMode::any, {},
            of_elements("ResourceTypes", [](Json& type) { type.set("schema", 1); })},
        {"rt-no-endpoint", "RFC7643-6-08", "Resource types have no endpoint.", FaultMode::any, {},
            of_elements("ResourceTypes", [](Json& type) { type.erase("endpoint"); })},
        {"rt-no-name", "RFC7643-6-05", "Resource types have no name.", FaultMode::any, {},
            of_elements("ResourceTypes", [](Json& type) { type.erase("name"); }), {"RFC7643-6-03"}},
        {"rt-no-schema", "RFC7643-6-09", "Resource types do not name their schema.", FaultMode::any, {},
            of_elements("ResourceTypes", [](Json& type) { type.erase("schema"); })},
        {"rt-required-as-text", "RFC7643-6-13", "Whether an extension is required is a text.", FaultMode::any, {},
            of_elements("ResourceTypes", of_extensions([](Json& extension) { extension.set("required", "false"); }))},
        {"rt-wrong-list-key", "RFC7644-4-13", "The resource types stand under \"resourceType\".", FaultMode::any, {},
            of_endpoint("ResourceTypes", &rename_the_list)},
        {"rt-wrong-schemas-urn", "RFC7643-6-02", "Resource types do not name the ResourceType schema.", FaultMode::any,
            {}, of_elements("ResourceTypes", [](Json& type) { type.erase("schemas"); })},
    };
}

}  // namespace

std::vector<Fault> discovery_distortions()
{
    std::vector<Fault> all {
        {"discovery-paged", "RFC7644-4-14", "A count shortens the lists of schemas and resource types.", FaultMode::any,
            {}, &obey_count},
        {"rt-writable", "RFC7643-6-01", "Writes to resource types are answered with 200.", FaultMode::any, {},
            accepting_writes("ResourceTypes")},
        {"schema-by-urn-404", "RFC7644-4-07", "One schema cannot be read by its URN.", FaultMode::any, {},
            &hide_single_schemas, {"RFC7644-3.4.1-01"}},
        {"schemas-list-messages", "RFC7644-3.1-11", "A message is listed among the schemas.", FaultMode::any, {},
            of_endpoint("Schemas", listing("urn:ietf:params:scim:api:messages:2.0:ListResponse"))},
        contested({"schemas-writable", "RFC7643-7-02", "Writes to schemas are answered with 200.", FaultMode::any, {},
            accepting_writes("Schemas")}),
        {"spc-writable", "RFC7643-5-02", "Writes to the configuration are answered with 200.", FaultMode::any, {},
            accepting_writes("ServiceProviderConfig")},
        {"schemas-bare-array", "RFC7644-3.2-16", "The schemas come as an array, not as a list response.",
            FaultMode::any, {}, of_endpoint("Schemas", &unpack), {"ENTRA-009"}},
        {"schemas-empty", "RFC7644-4-06", "The list of schemas is empty.", FaultMode::any, {},
            of_endpoint("Schemas", &empty)},
        {"schemas-filter-not-403", "RFC7644-4-14", "A filter shortens the lists of schemas and resource types.",
            FaultMode::any, {}, &obey_filter},
        contested({"schemas-item-without-schemas", "RFC7643-7-05", "Schemas do not name the Schema schema.",
            FaultMode::any, {}, of_elements("Schemas", [](Json& schema) { schema.erase("schemas"); })}),
        contested({"schemas-item-without-meta", "RFC7643-3.1-01", "Schemas have no meta.", FaultMode::any, {},
            of_elements("Schemas", [](Json& schema) { schema.erase("meta"); })}),
    };
    for (auto const& fault : resource_type_distortions())
        all.push_back(fault);
    return all;
}

}  // namespace scim::server
