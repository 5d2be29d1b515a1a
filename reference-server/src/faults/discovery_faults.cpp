// SPDX-License-Identifier: Apache-2.0
#include "faults/behaviour_faults.hpp"

#include <scim/server/behaviour.hpp>

namespace scim::server {

namespace {

// Says in every definition of `active` that it is a text.
void declare_active_as_text(Json& schema)
{
    auto* attributes = schema.find("attributes");
    if (!attributes || !attributes->is_array())
        return;
    for (auto& attribute : attributes->as_array()) {
        if (attribute.string_or("name", "") == "active")
            attribute.set("type", "string");
    }
}

void schema_active_is_string(Behaviour& behaviour)
{
    behaviour.schema_documents = [honest = behaviour.schema_documents](std::vector<ResourceType> const& types) {
        auto documents = honest(types);
        for (auto& document : documents)
            declare_active_as_text(document);
        return documents;
    };
}

void spc_missing(Behaviour& behaviour)
{
    behaviour.service_provider_config = [](PageLimits const&, BulkLimits const&) -> Result<Json, ScimError> {
        return Failure {ScimError {404, {}, "there is no such endpoint"}};
    };
}

// Only the endpoint of an earlier draft is served.
void rt_singular_path(Behaviour& behaviour)
{
    behaviour.names_endpoint
        = [honest = behaviour.names_endpoint](std::string_view segment, std::string_view endpoint) {
              return honest(segment, endpoint == "ResourceTypes" ? "ResourceType" : endpoint);
          };
}

void spc_overclaims(Behaviour& behaviour)
{
    behaviour.bulk = [](Call const&) -> Result<HttpResponse, ScimError> {
        return Failure {ScimError {501, {}, "bulk jobs are not supported"}};
    };
}

}  // namespace

std::vector<Fault> discovery_faults()
{
    return {
        contested({"rt-singular-path", "RFC7644-4-09", "The resource types are served at /ResourceType only.",
            FaultMode::any, rt_singular_path, {}}),
        {"schema-active-is-string", "RFC7643-8.7.1-06", "The User schema declares active as a string.", FaultMode::any,
            schema_active_is_string, {}},
        {"spc-overclaims", "RFC7643-5-07", "The configuration claims bulk jobs, and /Bulk is not served.",
            FaultMode::any, spc_overclaims, {}},
        {"spc-missing", "RFC7644-4-02", "There is no /ServiceProviderConfig.", FaultMode::any, spc_missing, {}},
    };
}

}  // namespace scim::server
