// SPDX-License-Identifier: Apache-2.0
#include "store/store_seams.hpp"

#include <set>
#include <string>
#include <utility>

#include "store/store.hpp"

namespace scim::server {

namespace {

std::string_view shown_name(Resource const& resource)
{
    return resource.content.string_or("displayName", resource.content.string_or("userName", ""));
}

Json group_entry(Resource const& group, std::string_view type)
{
    auto const* meta = group.content.find("meta");
    return Json::object({
        {"value", group.id},
        {"$ref", meta ? meta->string_or("location", "") : ""},
        {"display", shown_name(group)},
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
    std::vector<std::string> ids;
    for (auto const& member : members.as_array())
        ids.emplace_back(member.string_or("value", ""));
    auto const found = store.find_each(ids);
    for (std::size_t place = 0; place < found.size(); ++place) {
        if (found[place])
            members.as_array()[place].set("display", shown_name(*found[place]));
    }
}

// RFC 7643 §4.3: displayName of the manager is readOnly, the service provider fills it in.
void complete_manager(Json& manager, Store const& store)
{
    auto const found = store.find_each({std::string {manager.string_or("value", "")}});
    if (!found.front())
        return;
    auto const* meta = found.front()->content.find("meta");
    manager.set("$ref", meta ? meta->string_or("location", "") : "");
    manager.set("displayName", shown_name(*found.front()));
}

}  // namespace

void add_derived(Json& resource, Resource const& stored, Store const& store)
{
    if (stored.type->find_core("groups"))
        add_groups(resource, stored, store);
    if (auto* members = resource.find("members"); members && members->is_array())
        add_member_names(*members, store);
    for (auto const& extension : stored.type->extensions) {
        auto* data = resource.find(extension.id);
        if (auto* manager = data ? data->find("manager") : nullptr; manager && manager->is_object())
            complete_manager(*manager, store);
    }
}

}  // namespace scim::server
