// SPDX-License-Identifier: Apache-2.0
#include "faults/distortions/distortion_faults.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include <scim/wire/text.hpp>

#include "faults/distortions/rewriting.hpp"

namespace scim::server {
namespace {

constexpr char const* resource_type_urn = "urn:ietf:params:scim:schemas:core:2.0:ResourceType";

void name_another_schema(Json& config)
{
    config.set("schemas", Json::array({"urn:ietf:params:scim:schemas:core:2.0:ServiceProvider"}));
}

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

void drop_limits(Json& config)
{
    if (auto* const bulk = config.find("bulk")) {
        bulk->erase("maxOperations");
        bulk->erase("maxPayloadSize");
    }
    if (auto* const filter = config.find("filter"))
        filter->erase("maxResults");
}

void deny_bulk(Json& config)
{
    if (auto* const bulk = config.find("bulk"))
        bulk->set("supported", false);
}

// Text, since a decimal without fraction is written like an integer.
void write_limits_as_decimals(HttpRequest const& request, HttpResponse& response)
{
    auto const config = parse_json(response.body);
    auto const* const filter = config ? config->find("filter") : nullptr;
    auto const* const limit = filter != nullptr ? filter->find("maxResults") : nullptr;
    if (place_of(request).collection != "ServiceProviderConfig" || limit == nullptr || !limit->is_integer())
        return;
    auto const written = "\"maxResults\":" + std::to_string(limit->as_integer());
    response.body = replace_all(std::move(response.body), written, written + ".0");
}

void deny_patch(Json& config)
{
    if (auto* const patch = config.find("patch"))
        patch->set("supported", false);
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

std::vector<Fault> service_provider_config_distortions()
{
    return {
        {"spc-change-password-flag", "RFC7643-5-14", "changePassword in the configuration is a boolean.",
            FaultMode::any, {},
            of_endpoint("ServiceProviderConfig", [](Json& config) { config.set("changePassword", false); })},
        {"spc-denies-patch", "RFC7644-3.5-03", "The configuration denies PATCH.", FaultMode::any, {},
            of_endpoint("ServiceProviderConfig", &deny_patch)},
        {"spc-limits-as-decimals", "RFC7643-2.3.4-01", "The configuration has a limit with a fraction.", FaultMode::any,
            {}, &write_limits_as_decimals},
        {"spc-required-attr-missing", "RFC7643-5-09", "The configuration names no limits.", FaultMode::any, {},
            of_endpoint("ServiceProviderConfig", &drop_limits)},
        {"spc-underclaims", "RFC7644-3.7-01", "The configuration denies bulk jobs, which are carried out.",
            FaultMode::any, {}, of_endpoint("ServiceProviderConfig", &deny_bulk)},
        {"spc-wrong-schemas-urn", "RFC7644-4-03", "The service provider configuration names another schema.",
            FaultMode::any, {}, of_endpoint("ServiceProviderConfig", &name_another_schema)},
    };
}

std::vector<Fault> resource_type_distortions()
{
    return {
        {"rt-bare-array", "RFC7644-4-13", "The resource types come as an array, not as a list response.",
            FaultMode::any, {}, of_endpoint("ResourceTypes", &unpack)},
        {"rt-by-name-returns-list", "RFC7644-4-12", "One resource type comes in a list.", FaultMode::any, {},
            &list_the_one},
        {"rt-description-object", "RFC7643-6-07", "The description of a resource type is an object.", FaultMode::any,
            {},
            of_elements("ResourceTypes",
                [](Json& type) {
                    type.set("description", Json::object({{"en", "an account"}}));
                })},
        {"rt-endpoint-value-wrong", "RFC7644-4-10", "The endpoints of resource types are in the singular.",
            FaultMode::any, {}, of_elements("ResourceTypes", &name_the_endpoint_in_the_singular)},
        {"rt-extension-no-schema", "RFC7643-6-12", "Extensions of a resource type have no URI.", FaultMode::any, {},
            of_elements("ResourceTypes", of_extensions([](Json& extension) { extension.erase("schema"); }))},
        {"rt-extensions-malformed", "RFC7643-6-12", "The extensions of a resource type are an object.", FaultMode::any,
            {}, of_elements("ResourceTypes", &key_extensions_by_urn)},
        {"rt-location-dead", "RFC7643-3.1-29", "meta.location of a resource type leads nowhere.", FaultMode::any, {},
            of_elements("ResourceTypes", &move_location)},
        {"rt-no-endpoint", "RFC7643-6-08", "Resource types have no endpoint.", FaultMode::any, {},
            of_elements("ResourceTypes", [](Json& type) { type.erase("endpoint"); })},
        {"rt-no-name", "RFC7643-6-05", "Resource types have no name.", FaultMode::any, {},
            of_elements("ResourceTypes", [](Json& type) { type.erase("name"); })},
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
        {"schemas-empty", "RFC7644-4-06", "The list of schemas is empty.", FaultMode::any, {},
            of_endpoint("Schemas", &empty)},
        {"schemas-filter-not-403", "RFC7644-4-14", "A filter shortens the lists of schemas and resource types.",
            FaultMode::any, {}, &obey_filter},
        {"schemas-item-without-schemas", "RFC7643-7-05", "Schemas do not name the Schema schema.", FaultMode::any, {},
            of_elements("Schemas", [](Json& schema) { schema.erase("schemas"); })},
        {"schemas-item-without-meta", "RFC7643-3.1-01", "Schemas have no meta.", FaultMode::any, {},
            of_elements("Schemas", [](Json& schema) { schema.erase("meta"); })},
    };
    for (auto const& some : {service_provider_config_distortions(), resource_type_distortions()})
        all.insert(all.end(), some.begin(), some.end());
    return all;
}

}  // namespace scim::server
