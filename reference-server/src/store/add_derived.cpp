// SPDX-License-Identifier: Apache-2.0
#include "store/add_derived.hpp"

#include <set>
#include <string>
#include <utility>

#include "store/store.hpp"
#include "store/store_seams.hpp"

namespace scim::server {

namespace {

std::string location_of(Resource const& resource)
{
    return read_written(resource.location_text()).as_string();
}

Json group_entry(Resource const& group, std::string_view type)
{
    return Json::object({
        {"value", group.id},
        {"$ref", location_of(group)},
        {"display", group.shown_name()},
        {"type", type},
    });
}

// RFC 7643 §4.1.2, groups: direct memberships, then those through nested groups.
void add_groups(Json& resource, Resource const& stored, Store const& store)
{
    auto groups = Json::array();
    std::set<std::string> seen;
    auto level = store.groups_of(stored.id);
    for (auto const* type = "direct"; !level.empty(); type = "indirect") {
        std::vector<ResourcePointer> above;
        for (auto const& group : level) {
            if (!seen.insert(group->id).second)
                continue;
            groups.push_back(group_entry(*group, type));
            for (auto& parent : store.groups_of(group->id))
                above.push_back(std::move(parent));
        }
        level = std::move(above);
    }
    if (!groups.empty())
        resource.set("groups", std::move(groups));
}

void add_member_names(Json& members, Store const& store)
{
    for (auto& member : members.as_array()) {
        if (auto const found = store.find(member.string_or("value", "")))
            member.set("display", found->shown_name());
    }
}

// RFC 7643 §4.3: displayName of the manager is readOnly, the service provider fills it in.
void complete_manager(Json& manager, Store const& store)
{
    auto const found = store.find(manager.string_or("value", ""));
    if (!found)
        return;
    manager.set("$ref", location_of(*found));
    manager.set("displayName", found->shown_name());
}

}  // namespace

Json groups_of(Resource const& stored, Store const& store)
{
    auto resource = Json::object();
    add_groups(resource, stored, store);
    return resource.find("groups") ? *resource.find("groups") : Json();
}

void complete_extension(Json& data, Store const& store)
{
    if (auto* manager = data.find("manager"); manager && manager->is_object())
        complete_manager(*manager, store);
}

void add_derived(Json& resource, Resource const& stored, Store const& store)
{
    if (stored.type->find_core("groups"))
        add_groups(resource, stored, store);
    if (auto* members = resource.find("members"); members && members->is_array())
        add_member_names(*members, store);
    for (auto const& extension : stored.type->extensions) {
        if (auto* data = resource.find(extension.id))
            complete_extension(*data, store);
    }
}

}  // namespace scim::server
