// SPDX-License-Identifier: Apache-2.0
#include "faults/behaviour_faults.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include <scim/server/behaviour.hpp>
#include <scim/wire/text.hpp>

#include "endpoint/responses.hpp"
#include "faults/graveyard.hpp"
#include "store/store.hpp"

namespace scim::server {

namespace {

using Answer = Result<HttpResponse, ScimError>;

void group_deleted_subgroup_stays(Behaviour& behaviour)
{
    behaviour.erase_resource = [honest = behaviour.erase_resource](Store& store, ResourceType const& type,
                                   std::string_view id, ResourcePointer const& only) {
        auto const groups = type.find_core("members") ? store.groups_of(id) : std::vector<ResourcePointer> {};
        auto const is_erased = honest(store, type, id, only);
        for (auto const& group : groups) {
            if (auto const now = store.find(group->id); now && is_erased)
                static_cast<void>(store.overwrite(now, group->content()));
        }
        return is_erased;
    };
}

// Whether a group is a member of itself, by way of others.
bool is_in_circle(Store const& store, std::string const& id)
{
    std::set<std::string> seen;
    auto open = store.groups_of(id);
    while (!open.empty()) {
        auto const group = open.back();
        open.pop_back();
        if (group->id == id)
            return true;
        if (!seen.insert(group->id).second)
            continue;
        for (auto& parent : store.groups_of(group->id))
            open.push_back(std::move(parent));
    }
    return false;
}

void group_cycle_hangs(Behaviour& behaviour)
{
    behaviour.read_resource = [honest = behaviour.read_resource](Call const& call) -> Answer {
        if (is_in_circle(call.engine.store, call.id))
            return Failure {ScimError {500, {}, "stack overflow"}};
        return honest(call);
    };
}

// Goes on naming groups that were deleted.
void user_groups_stale(Behaviour& behaviour)
{
    auto const graveyard = bury_deleted(behaviour);
    behaviour.add_derived
        = [graveyard, honest = behaviour.add_derived](Json& resource, Resource const& stored, Store const& store) {
              honest(resource, stored, store);
              auto const dead = graveyard->groups_of(stored.id);
              if (dead.empty() || !stored.type->find_core("groups"))
                  return;
              auto groups = resource.contains("groups") ? *resource.find("groups") : Json::array();
              for (auto const& group : dead)
                  groups.push_back(Json::object({{"value", group->id}, {"display", group->shown_name()}}));
              resource.set("groups", std::move(groups));
          };
}

void user_groups_indirect(Behaviour& behaviour)
{
    behaviour.add_derived
        = [honest = behaviour.add_derived](Json& resource, Resource const& stored, Store const& store) {
              honest(resource, stored, store);
              auto* groups = resource.find("groups");
              if (!groups || !groups->is_array())
                  return;
              for (auto& group : groups->as_array())
                  group.set("type", "direct");
          };
}

// The groups that a patch adds to the groups of a user.
std::vector<std::string> groups_to_join(Json const& patch)
{
    std::vector<std::string> ids;
    auto const* operations = patch.find_ignoring_case("Operations");
    if (!operations || !operations->is_array())
        return ids;
    for (auto const& operation : operations->as_array()) {
        auto const* values = operation.find_ignoring_case("value");
        if (!equals_ignoring_case(operation.string_or("path", ""), "groups") || !values || !values->is_array())
            continue;
        for (auto const& value : values->as_array())
            ids.emplace_back(value.string_or("value", ""));
    }
    return ids;
}

void join(Store& store, std::string const& group_id, std::string const& user_id)
{
    auto const group = store.find(group_id);
    if (!group)
        return;
    auto content = group->content();
    auto members = content.contains("members") ? *content.find("members") : Json::array();
    members.push_back(Json::object({{"value", user_id}}));
    content.set("members", std::move(members));
    static_cast<void>(store.overwrite(group, std::move(content)));
}

void user_groups_patch_applied(Behaviour& behaviour)
{
    behaviour.modify_resource = [honest = behaviour.modify_resource](Call const& call) -> Answer {
        auto const patch = parse_json(call.request.body);
        auto const user = call.engine.store.find(*call.type, call.id);
        auto const wanted
            = patch && user && call.type->find_core("groups") ? groups_to_join(*patch) : std::vector<std::string> {};
        if (wanted.empty())
            return honest(call);
        for (auto const& group_id : wanted)
            join(call.engine.store, group_id, call.id);
        return resource_response(200, call, *user);
    };
}

bool empties_groups(Json const& patch)
{
    auto const* operations = patch.find_ignoring_case("Operations");
    if (!operations || !operations->is_array())
        return false;
    auto const& all = operations->as_array();
    return std::any_of(all.begin(), all.end(), [](Json const& operation) {
        return equals_ignoring_case(operation.string_or("op", ""), "remove")
            && equals_ignoring_case(operation.string_or("path", ""), "groups");
    });
}

void leave(Store& store, Resource const& group, std::string const& user_id)
{
    auto content = group.content();
    if (auto* members = content.find("members"); members && members->is_array())
        std::erase_if(
            members->as_array(), [&](Json const& member) { return member.string_or("value", "") == user_id; });
    if (auto const now = store.find(group.id))
        static_cast<void>(store.overwrite(now, std::move(content)));
}

void user_groups_remove_applied(Behaviour& behaviour)
{
    behaviour.modify_resource = [honest = behaviour.modify_resource](Call const& call) -> Answer {
        auto& store = call.engine.store;
        auto const patch = parse_json(call.request.body);
        auto const user = store.find(*call.type, call.id);
        if (!patch || !user || !call.type->find_core("groups") || !empties_groups(*patch))
            return honest(call);
        for (auto const& group : store.groups_of(call.id))
            leave(store, *group, call.id);
        return resource_response(200, call, *user);
    };
}

}  // namespace

std::vector<Fault> membership_faults()
{
    return {
        {"group-cycle-hangs", "RFC7644-3.4.1-02", "A group that contains itself by way of another cannot be read.",
            FaultMode::any, group_cycle_hangs, {}},
        contested({"group-deleted-subgroup-stays", "RFC7643-4.2-07", "A deleted group stays a member of other groups.",
            FaultMode::any, group_deleted_subgroup_stays, {}}),
        contested({"user-groups-indirect", "RFC7643-4.1.2-25", "A membership by way of another group is called direct.",
            FaultMode::any, user_groups_indirect, {}}),
        {"user-groups-patch-applied", "RFC7644-3.5.2-17", "A patch of a user's groups makes memberships.",
            FaultMode::any, user_groups_patch_applied, {}},
        {"user-groups-remove-applied", "RFC7643-4.1.2-31", "A patch that removes a user's groups ends memberships.",
            FaultMode::any, user_groups_remove_applied, {}},
        {"user-groups-stale", "RFC7643-4.1.2-24", "A deleted group is still listed at its members.", FaultMode::any,
            user_groups_stale, {}},
    };
}

}  // namespace scim::server
