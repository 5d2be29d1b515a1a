// SPDX-License-Identifier: Apache-2.0
#include "faults/behaviour_faults.hpp"

#include <utility>

#include <scim/server/behaviour.hpp>

#include "endpoint/responses.hpp"
#include "faults/graveyard.hpp"
#include "store/store.hpp"

namespace scim::server {

namespace {

// Deleted resources can be read by id, but not changed or deleted again.
void delete_still_readable(Behaviour& behaviour)
{
    auto const graveyard = bury_deleted(behaviour);
    behaviour.read_resource
        = [graveyard, honest = behaviour.read_resource](Call const& call) -> Result<HttpResponse, ScimError> {
        auto const dead = graveyard->find(*call.type, call.id);
        return dead ? Result<HttpResponse, ScimError> {resource_response(200, call, *dead)} : honest(call);
    };
}

void delete_still_listed(Behaviour& behaviour)
{
    auto const graveyard = bury_deleted(behaviour);
    behaviour.candidates = [graveyard, honest = behaviour.candidates](
                               Store const& store, ResourceType const& type, Filter const& filter) {
        auto resources = honest(store, type, filter);
        for (auto& dead : graveyard->all(type))
            resources.push_back(std::move(dead));
        return resources;
    };
}

bool is_inactive(Resource const& resource)
{
    auto const active = resource.packed.get("active");
    return active.is_boolean() && !active.as_boolean();
}

void inactive_gone(Behaviour& behaviour)
{
    behaviour.find_resource
        = [honest = behaviour.find_resource](Store const& store, ResourceType const& type, std::string_view id) {
              auto resource = honest(store, type, id);
              return resource && is_inactive(*resource) ? nullptr : resource;
          };
    behaviour.candidates
        = [honest = behaviour.candidates](Store const& store, ResourceType const& type, Filter const& filter) {
              auto resources = honest(store, type, filter);
              std::erase_if(resources, [](ResourcePointer const& resource) { return is_inactive(*resource); });
              return resources;
          };
}

}  // namespace

std::vector<Fault> delete_faults()
{
    return {
        {"delete-still-listed", "RFC7644-3.6-04", "A deleted resource is still found by queries.", FaultMode::any,
            delete_still_listed, {}},
        {"delete-still-readable", "RFC7644-3.6-03", "A deleted resource can still be read.", FaultMode::any,
            delete_still_readable, {}},
        {"inactive-gone", "ENTRA-008", "A user that is not active cannot be read or found.", FaultMode::entra,
            inactive_gone, {}},
    };
}

}  // namespace scim::server
