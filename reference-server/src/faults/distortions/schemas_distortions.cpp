// SPDX-License-Identifier: Apache-2.0
#include "faults/distortions/distortion_faults.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "faults/distortions/rewriting.hpp"

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
            of_resources([](Json& resource) { resource.erase("schemas"); })},
        {"schemas-core-missing", "RFC7643-3-12", "schemas does not name the core schema when there is an extension.",
            FaultMode::any, {}, of_schemas([](Json::Array& urns) {
                if (urns.size() > 1)
                    std::erase_if(urns, is_core);
            })},
        {"schemas-short-names", "RFC7643-3-03", "schemas holds User instead of its URN.", FaultMode::any, {},
            of_schemas(&shorten)},
        {"schemas-twice", "RFC7643-3-08", "schemas names the core schema twice.", FaultMode::any, {},
            of_schemas([](Json::Array& urns) { urns.push_back(Json {urns.front()}); })},
    };
}

}  // namespace scim::server
