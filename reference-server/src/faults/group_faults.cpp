// SPDX-License-Identifier: Apache-2.0
#include "faults/behaviour_faults.hpp"

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

#include <scim/server/behaviour.hpp>
#include <scim/wire/text.hpp>

#include "store/store.hpp"

namespace scim::server {

namespace {

void excl_members_ignored(Behaviour& behaviour)
{
    behaviour.present = [honest = behaviour.present](Resource const& stored, Projection const& projection,
                            Store const& store, Context const& context) {
        auto kept = projection;
        std::erase_if(kept.excluded, [](std::string const& name) { return equals_ignoring_case(name, "members"); });
        return honest(stored, kept, store, context);
    };
}

void group_deleted_user_stays(Behaviour& behaviour)
{
    behaviour.withdraw_member = [](Store&, std::string_view) {};
}

void group_rename_drops_members(Behaviour& behaviour)
{
    behaviour.apply_patch = [honest = behaviour.apply_patch](
                                Json& resource, std::vector<PatchOperation> const& operations, Context const& context) {
        auto const before = std::string {resource.string_or("displayName", "")};
        auto const done = honest(resource, operations, context);
        if (done && before != resource.string_or("displayName", ""))
            resource.erase("members");
        return done;
    };
}

// Takes the group for another one of the new name.
void group_rename_409(Behaviour& behaviour)
{
    behaviour.update_resource = [honest = behaviour.update_resource](Store& store, ResourcePointer const& current,
                                    Transformation const& transformation) {
        auto const refuse_new_name = [&](Json const& before) -> Result<Json, ScimError> {
            auto next = transformation(before);
            auto const is_group = current->type->find_core("members") != nullptr;
            if (next && is_group && next->string_or("displayName", "") != before.string_or("displayName", ""))
                return Failure {ScimError {409, ScimType::uniqueness, "there is a group of that name"}};
            return next;
        };
        return honest(store, current, refuse_new_name);
    };
}

void group_displayname_optional(Behaviour& behaviour)
{
    behaviour.read_body = [honest = behaviour.read_body](Json const& body, Context const& context) {
        auto type = context.type;
        for (auto& attribute : type.core.attributes) {
            if (type.name == "Group" && attribute.name == "displayName")
                attribute.required = false;
        }
        return honest(body, {context.behaviour, context.dialect, type});
    };
}

void group_dup_members_kept(Behaviour& behaviour)
{
    behaviour.read_body = [honest = behaviour.read_body](Json const& body, Context const& context) {
        auto careless = context.behaviour;
        careless.append_value = [](Json::Array& values, Json value) { values.push_back(std::move(value)); };
        return honest(body, {careless, context.dialect, context.type});
    };
}

void group_member_dup_in_reply(Behaviour& behaviour)
{
    behaviour.present = [honest = behaviour.present](Resource const& stored, Projection const& projection,
                            Store const& store, Context const& context) {
        auto shown = honest(stored, projection, store, context);
        auto* members = shown.find("members");
        if (members && members->is_array() && !members->empty())
            members->push_back(Json {members->as_array().front()});
        return shown;
    };
}

/// The members of groups as they were when they were first looked at.
class StaleMembers {
public:
    Json of(Json const& group)
    {
        auto const lock = std::lock_guard {mutex_};
        auto const* members = group.find("members");
        auto const place
            = members_.emplace(std::string {group.string_or("id", "")}, members ? *members : Json::array()).first;
        return place->second;
    }

private:
    std::mutex mutex_;
    std::map<std::string, Json> members_;
};

void group_patch_deletes_others(Behaviour& behaviour)
{
    auto const stale = std::make_shared<StaleMembers>();
    behaviour.apply_add = [stale, honest = behaviour.apply_add](
                              Json& resource, PatchOperation const& operation, Context const& context) {
        if (operation.path && equals_ignoring_case(*operation.path, "members"))
            resource.set("members", stale->of(resource));
        return honest(resource, operation, context);
    };
}

void user_groups_missing(Behaviour& behaviour)
{
    behaviour.add_derived
        = [honest = behaviour.add_derived](Json& resource, Resource const& stored, Store const& store) {
              honest(resource, stored, store);
              resource.erase("groups");
          };
}

}  // namespace

std::vector<Fault> group_faults()
{
    return {
        {"excl-members-ignored", "RFC7644-3.9-10", "excludedAttributes=members still returns the members.",
            FaultMode::any, excl_members_ignored, {}, {"ENTRA-006", "ENTRA-055"}},
        contested({"group-deleted-user-stays", "RFC7643-4.2-07", "A deleted user stays a member of groups.",
            FaultMode::any, group_deleted_user_stays, {}}),
        contested({"group-displayname-optional", "RFC7643-4.2-03", "A group without displayName is accepted.",
            FaultMode::any, group_displayname_optional, {}}),
        {"group-dup-members-kept", "RFC7643-2.4-13", "A member that is sent twice is listed twice.", FaultMode::any,
            group_dup_members_kept, {}},
        {"group-member-dup-in-reply", "RFC7643-2.4-13", "The first member of a group is listed twice.", FaultMode::any,
            group_member_dup_in_reply, {}},
        {"group-patch-deletes-others", "RFC7644-3.5.2.1-07", "An add takes away the members of earlier adds.",
            FaultMode::any, group_patch_deletes_others, {}},
        {"group-rename-409", "RFC7644-3.5.1-05", "A new displayName of a group is refused with 409.", FaultMode::any,
            group_rename_409, {}},
        {"group-rename-drops-members", "RFC7644-3.5.2.3-13", "A new displayName empties the group.", FaultMode::any,
            group_rename_drops_members, {}, {"ENTRA-057"}},
        contested({"user-groups-missing", "RFC7643-4.1.2-24", "A user's groups are never listed.", FaultMode::any,
            user_groups_missing, {}}),
    };
}

}  // namespace scim::server
