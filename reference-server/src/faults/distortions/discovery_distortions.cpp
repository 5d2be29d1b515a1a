// SPDX-License-Identifier: Apache-2.0
#include "faults/distortions/distortion_faults.hpp"

#include "faults/distortions/rewriting.hpp"

namespace scim::server {
namespace {

/// A distortion of what one discovery endpoint answers.
Distortion of_endpoint(std::string collection, JsonChange change)
{
    return [collection = std::move(collection), change = std::move(change)](
               HttpRequest const& request, HttpResponse& response) {
        if (is_success(response) && place_of(request).collection == collection)
            rewrite_body(response, change);
    };
}

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

void drop_meta_of_schemas(Json& document)
{
    document.erase("meta");
    auto* const resources = document.find("Resources");
    if (resources == nullptr || !resources->is_array())
        return;
    for (auto& schema : resources->as_array())
        schema.erase("meta");
}

}  // namespace

std::vector<Fault> discovery_distortions()
{
    return {
        {"spc-wrong-schemas-urn", "RFC7644-4-03", "The service provider configuration names another schema.",
            FaultMode::any, {}, of_endpoint("ServiceProviderConfig", &name_another_schema)},
        {"rt-bare-array", "RFC7644-4-13", "The resource types come as an array, not as a list response.",
            FaultMode::any, {}, of_endpoint("ResourceTypes", &unpack)},
        {"schemas-empty", "RFC7644-4-06", "The list of schemas is empty.", FaultMode::any, {},
            of_endpoint("Schemas", &empty)},
        {"schemas-item-without-meta", "RFC7643-3.1-01", "Schemas have no meta.", FaultMode::any, {},
            of_endpoint("Schemas", &drop_meta_of_schemas)},
    };
}

}  // namespace scim::server
