// SPDX-License-Identifier: Apache-2.0
#include "faults/behaviour_faults.hpp"

#include <chrono>
#include <thread>
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

// Reads, takes its time, and writes over what others wrote meanwhile.
Result<ResourcePointer, ScimError> update_carelessly(
    Store& store, ResourcePointer const& current, Transformation const& transformation)
{
    auto content = transformation(current->content());
    if (!content)
        return Failure {content.error()};
    if (current->type->find_core("members"))
        std::this_thread::sleep_for(std::chrono::milliseconds {30});
    return store.overwrite(current, std::move(*content));
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
            FaultMode::any, excl_members_ignored, {}},
        {"group-deleted-user-stays", "RFC7643-4.2-07", "A deleted user stays a member of groups.", FaultMode::any,
            group_deleted_user_stays, {}},
        {"group-patch-loses-parallel", "RFC7644-3.5.2.1-07", "Of parallel patches of one group, some are lost.",
            FaultMode::any, [](Behaviour& behaviour) { behaviour.update_resource = update_carelessly; }, {}},
        {"group-rename-drops-members", "RFC7644-3.5.2.3-13", "A new displayName empties the group.", FaultMode::any,
            group_rename_drops_members, {}},
        {"user-groups-missing", "RFC7643-4.1.2-24", "A user's groups are never listed.", FaultMode::any,
            user_groups_missing, {}},
    };
}

}  // namespace scim::server
