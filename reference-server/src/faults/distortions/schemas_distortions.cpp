// SPDX-License-Identifier: Apache-2.0
#include "faults/distortions/distortion_faults.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "seams/rewriting.hpp"

namespace scim::server {
namespace {

/// Another list of URNs in each resource.
Distortion of_schemas(void (*change)(Json::Array& urns))
{
    return of_resources([change](Json& resource) {
        auto* const schemas = resource.find("schemas");
        if (schemas != nullptr && schemas->is_array() && !schemas->empty())
            change(schemas->as_array());
    });
}

bool is_core(Json const& urn)
{
    return urn.as_string().find(":core:2.0:") != std::string::npos;
}

// The last part of the URN alone.
void shorten(Json::Array& urns)
{
    for (auto& urn : urns)
        urn = urn.as_string().substr(urn.as_string().rfind(':') + 1);
}

void put_below_core_urn(Json& resource)
{
    auto const* const schemas = resource.find("schemas");
    auto* const name = resource.find("userName");
    if (schemas == nullptr || !schemas->is_array() || schemas->empty() || name == nullptr)
        return;
    auto core = Json::object({{"userName", *name}});
    resource.erase("userName");
    resource.set(schemas->as_array().front().as_string(), std::move(core));
}

/// The schema of SCIM 1.1 in the place of the one of SCIM 2.0, for one endpoint.
Distortion of_version_1(std::string collection)
{
    return [collection = std::move(collection)](HttpRequest const& request, HttpResponse& response) {
        if (place_of(request).collection != collection)
            return;
        rewrite_resources(request, response, [](Json& resource) {
            if (resource.contains("schemas"))
                resource.set("schemas", Json::array({"urn:scim:schemas:core:1.0"}));
        });
    };
}

void rename_type(Json& resource)
{
    if (auto* const meta = resource.find("meta"); meta != nullptr && meta->contains("resourceType"))
        meta->set("resourceType", "Account");
}

void drop_meta_of_groups(HttpRequest const& request, HttpResponse& response)
{
    if (request.method == "GET" && place_of(request).collection == "Groups")
        rewrite_resources(request, response, [](Json& group) { group.erase("meta"); });
}

void drop_schemas_of_replaced(HttpRequest const& request, HttpResponse& response)
{
    if (request.method == "PUT")
        rewrite_resources(request, response, [](Json& resource) { resource.erase("schemas"); });
}

}  // namespace

std::vector<Fault> schemas_distortions()
{
    return {
        {"core-below-urn", "RFC7643-3-11", "userName stands below the URN of the core schema.", FaultMode::any, {},
            of_resources(&put_below_core_urn)},
        {"resource-without-id", "RFC7643-3.1-06", "Resources that are read have no id.", FaultMode::any, {},
            [](HttpRequest const& request, HttpResponse& response) {
                if (request.method == "GET")
                    rewrite_resources(request, response, [](Json& resource) { resource.erase("id"); });
            }},
        {"resource-without-schemas", "RFC7643-3-06", "Resources have no schemas.", FaultMode::any, {},
            of_resources([](Json& resource) { resource.erase("schemas"); }), {"RFC7643-2.1-02"}},
        {"schemas-core-missing", "RFC7643-3-12", "schemas does not name the core schema when there is an extension.",
            FaultMode::any, {}, of_schemas([](Json::Array& urns) {
                if (urns.size() > 1)
                    std::erase_if(urns, is_core);
            }),
            {"RFC7643-3.3-03"}},
        {"schemas-short-names", "RFC7643-3-03", "schemas holds User instead of its URN.", FaultMode::any, {},
            of_schemas(&shorten)},
        {"schemas-twice", "RFC7643-3-08", "schemas names the core schema twice.", FaultMode::any, {},
            of_schemas([](Json::Array& urns) { urns.push_back(Json {urns.front()}); }), {"RFC7643-3-05"}},
        {"group-schema-of-version-1", "RFC7643-4.2-01", "Groups name the schema of SCIM 1.1.", FaultMode::any, {},
            of_version_1("Groups")},
        {"group-without-meta", "RFC7643-3-10", "Groups that are read have no meta.", FaultMode::any, {},
            &drop_meta_of_groups},
        {"put-without-schemas", "RFC7644-3.1-05", "The answer to a PUT has no schemas.", FaultMode::any, {},
            &drop_schemas_of_replaced},
        {"resource-type-renamed", "RFC7643-3-01", "meta.resourceType is no resource type of the provider.",
            FaultMode::any, {}, of_resources(&rename_type)},
        {"schemas-common-listed", "RFC7643-3.1-03", "schemas names a schema of common attributes.", FaultMode::any, {},
            of_schemas(
                [](Json::Array& urns) { urns.push_back(Json {"urn:ietf:params:scim:schemas:common:2.0:Resource"}); })},
        {"user-schema-of-version-1", "RFC7643-4.1-01", "Users name the schema of SCIM 1.1.", FaultMode::any, {},
            of_version_1("Users")},
    };
}

}  // namespace scim::server
