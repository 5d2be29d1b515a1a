// SPDX-License-Identifier: Apache-2.0
#include "faults/behaviour_faults.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include <scim/server/behaviour.hpp>
#include <scim/wire/text.hpp>

namespace scim::server {

namespace {

using Operations = std::vector<PatchOperation>;
using Done = Result<void, ScimError>;

// Takes over what one operation has changed.
void take_over_changes(Json& resource, Json const& before, Json const& after)
{
    for (auto const& member : before.as_object()) {
        if (!after.contains(member.name))
            resource.erase(member.name);
    }
    for (auto const& member : after.as_object()) {
        auto const* old = before.find(member.name);
        if (!old || !(*old == member.value))
            resource.set(member.name, member.value);
    }
}

void patch_operations_independent(Behaviour& behaviour)
{
    behaviour.apply_patch = [honest = behaviour.apply_patch](
                                Json& resource, Operations const& operations, Context const& context) -> Done {
        auto const before = resource;
        auto result = resource;
        for (auto const& operation : operations) {
            auto after = before;
            auto const done = honest(after, {operation}, context);
            if (!done)
                return done;
            take_over_changes(result, before, after);
        }
        resource = std::move(result);
        return {};
    };
}

std::string attribute_of(PatchOperation const& operation)
{
    auto const& path = operation.path;
    return path ? ascii_lower(path->substr(0, path->find_first_of(".["))) : std::string {};
}

// As where operations are gathered by attribute, each pushing the one before out of its place.
void patch_last_op_per_attribute(Behaviour& behaviour)
{
    behaviour.apply_patch = [honest = behaviour.apply_patch](
                                Json& resource, Operations const& operations, Context const& context) -> Done {
        Operations kept;
        for (auto const& operation : operations) {
            auto const attribute = attribute_of(operation);
            std::erase_if(kept, [&](PatchOperation const& earlier) {
                return !attribute.empty() && attribute_of(earlier) == attribute;
            });
            kept.push_back(operation);
        }
        return honest(resource, kept, context);
    };
}

// Leaves operations of one kind until all others are done.
void carry_out_last(Behaviour& behaviour, PatchOperation::Kind kind)
{
    behaviour.apply_patch = [honest = behaviour.apply_patch, kind](
                                Json& resource, Operations const& operations, Context const& context) -> Done {
        auto sorted = operations;
        std::stable_partition(
            sorted.begin(), sorted.end(), [kind](PatchOperation const& operation) { return operation.kind != kind; });
        return honest(resource, sorted, context);
    };
}

}  // namespace

std::vector<Fault> patch_sequence_faults()
{
    return {
        {"patch-last-op-per-attribute", "RFC7644-3.5.2.2-14",
            "Of several operations on one attribute, only the last is carried out.", FaultMode::any,
            patch_last_op_per_attribute, {}},
        {"patch-operations-independent", "RFC7644-3.5.2-25",
            "Each operation works on the resource as it was before the first.", FaultMode::any,
            patch_operations_independent, {}},
        {"patch-order-lost", "RFC7644-3.5.2-24", "Adds are carried out behind all other operations.", FaultMode::any,
            [](Behaviour& behaviour) { carry_out_last(behaviour, PatchOperation::Kind::add); }, {}},
        {"patch-removes-last", "RFC7644-3.5.2.2-15", "Removes are carried out behind all other operations.",
            FaultMode::any, [](Behaviour& behaviour) { carry_out_last(behaviour, PatchOperation::Kind::remove); }, {}},
    };
}

}  // namespace scim::server
