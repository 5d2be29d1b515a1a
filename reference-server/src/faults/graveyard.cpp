// SPDX-License-Identifier: Apache-2.0
#include "faults/graveyard.hpp"

#include <algorithm>
#include <utility>

#include "store/store.hpp"

namespace scim::server {

namespace {

bool has_member(Resource const& group, std::string_view id)
{
    auto const content = group.content();
    auto const* members = content.find("members");
    if (!members || !members->is_array())
        return false;
    auto const& values = members->as_array();
    return std::any_of(
        values.begin(), values.end(), [&](Json const& member) { return member.string_or("value", "") == id; });
}

}  // namespace

void Graveyard::bury(ResourcePointer resource)
{
    auto const lock = std::lock_guard {mutex_};
    auto const id = resource->id;
    buried_[id] = std::move(resource);
}

ResourcePointer Graveyard::find(ResourceType const& type, std::string_view id) const
{
    auto const lock = std::lock_guard {mutex_};
    auto const found = buried_.find(id);
    return found != buried_.end() && found->second->type == &type ? found->second : nullptr;
}

std::vector<ResourcePointer> Graveyard::all(ResourceType const& type) const
{
    auto const lock = std::lock_guard {mutex_};
    std::vector<ResourcePointer> resources;
    for (auto const& [id, resource] : buried_) {
        if (resource->type == &type)
            resources.push_back(resource);
    }
    return resources;
}

std::vector<ResourcePointer> Graveyard::groups_of(std::string_view member_id) const
{
    auto const lock = std::lock_guard {mutex_};
    std::vector<ResourcePointer> groups;
    for (auto const& [id, resource] : buried_) {
        if (has_member(*resource, member_id))
            groups.push_back(resource);
    }
    return groups;
}

std::shared_ptr<Graveyard> bury_deleted(Behaviour& behaviour)
{
    auto graveyard = std::make_shared<Graveyard>();
    behaviour.erase_resource = [graveyard, honest = behaviour.erase_resource](Store& store, ResourceType const& type,
                                   std::string_view id, ResourcePointer const& only) {
        if (auto resource = store.find(type, id))
            graveyard->bury(std::move(resource));
        return honest(store, type, id, only);
    };
    return graveyard;
}

}  // namespace scim::server
