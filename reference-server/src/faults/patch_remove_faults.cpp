// SPDX-License-Identifier: Apache-2.0
#include "faults/behaviour_faults.hpp"

#include <algorithm>

#include <scim/server/behaviour.hpp>

#include "faults/patch_targets.hpp"
#include "faults/patch_wrapping.hpp"

namespace scim::server {

namespace {

using Done = Result<void, ScimError>;

void patch_remove_entra_clears_all(Behaviour& behaviour)
{
    behaviour.apply_remove
        = [honest = behaviour.apply_remove](Json& resource, PatchOperation const& operation, Context const& context) {
              auto const dialect = context.dialect.without(Leniency::remove_by_value_array);
              return honest(resource, operation, {context.behaviour, dialect, context.type});
          };
}

void patch_remove_entra_400(Behaviour& behaviour)
{
    behaviour.apply_remove = [honest = behaviour.apply_remove](
                                 Json& resource, PatchOperation const& operation, Context const& context) -> Done {
        if (operation.value && targets_list(operation, context))
            return Failure {ScimError {400, ScimType::invalid_value, "a remove has no value"}};
        return honest(resource, operation, context);
    };
}

void patch_remove_vp_noop(Behaviour& behaviour)
{
    behaviour.apply_remove = [honest = behaviour.apply_remove](
                                 Json& resource, PatchOperation const& operation, Context const& context) -> Done {
        return targets_filtered_values(operation, context) ? Done {} : honest(resource, operation, context);
    };
}

void patch_remove_vp_clears_all(Behaviour& behaviour)
{
    behaviour.apply_remove
        = [honest = behaviour.apply_remove](Json& resource, PatchOperation const& operation, Context const& context) {
              auto wide = operation;
              if (targets_filtered_values(operation, context))
                  wide.path = operation.path->substr(0, operation.path->find('['));
              return honest(resource, wide, context);
          };
}

void patch_remove_nopath_200(Behaviour& behaviour)
{
    behaviour.apply_remove = [honest = behaviour.apply_remove](
                                 Json& resource, PatchOperation const& operation, Context const& context) -> Done {
        return operation.path ? honest(resource, operation, context) : Done {};
    };
}

void patch_remove_ignored(Behaviour& behaviour)
{
    behaviour.apply_remove = [](Json&, PatchOperation const& operation, Context const&) -> Done {
        if (!operation.path)
            return Failure {ScimError {400, ScimType::no_target, "remove needs a path"}};
        return {};
    };
}

bool has_null_reference(Json const& value)
{
    auto const* reference = value.is_object() ? value.find("$ref") : nullptr;
    return reference && reference->is_null();
}

// Compares all that the client says of a member, null included.
void patch_remove_null_ref(Behaviour& behaviour)
{
    wrap_operation(behaviour.apply_remove,
        [](ApplyOperation const& honest, Json& resource, PatchOperation const& operation, Context const& context) {
            auto const* list = operation.value && operation.value->is_array() ? &operation.value->as_array() : nullptr;
            auto const stops = list && std::any_of(list->begin(), list->end(), has_null_reference);
            return stops ? Done {} : honest(resource, operation, context);
        });
}

void patch_remove_sub_drops_entry(Behaviour& behaviour)
{
    wrap_operation(behaviour.apply_remove,
        [](ApplyOperation const& honest, Json& resource, PatchOperation const& operation, Context const& context) {
            auto wide = operation;
            if (targets_filtered_values(operation, context))
                wide.path = operation.path->substr(0, operation.path->rfind(']') + 1);
            return honest(resource, wide, context);
        });
}

// What is left of a list is an empty record.
void patch_remove_leaves_empty(Behaviour& behaviour)
{
    wrap_operation(behaviour.apply_remove,
        [](ApplyOperation const& honest, Json& resource, PatchOperation const& operation, Context const& context) {
            auto const before = resource;
            auto const done = honest(resource, operation, context);
            for (auto const& member : before.as_object()) {
                if (member.value.is_array() && !resource.contains(member.name))
                    resource.set(member.name, Json::array({Json::object()}));
            }
            return done;
        });
}

void patch_remove_nonmember_error(Behaviour& behaviour)
{
    wrap_operation(behaviour.apply_remove,
        [](ApplyOperation const& honest, Json& resource, PatchOperation const& operation,
            Context const& context) -> Done {
            auto const before = resource;
            auto const done = honest(resource, operation, context);
            auto const is_of_members = operation.path && operation.path->starts_with("members[");
            if (done && is_of_members && before == resource)
                return Failure {ScimError {404, {}, "there is no such member"}};
            return done;
        });
}

}  // namespace

std::vector<Fault> patch_remove_faults()
{
    return {
        {"patch-remove-entra-400", "ENTRA-042", "A remove with a list of members is refused.", FaultMode::entra,
            patch_remove_entra_400, {}},
        {"patch-remove-entra-clears-all", "ENTRA-042", "A remove with a list of members empties the group.",
            FaultMode::entra, patch_remove_entra_clears_all, {}},
        {"patch-remove-ignored", "RFC7644-3.5.2.2-01", "A remove does nothing, though the answer is a success.",
            FaultMode::any, patch_remove_ignored, {}},
        {"patch-remove-leaves-empty", "RFC7644-3.5.2.2-09", "An attribute that lost all its values keeps an empty one.",
            FaultMode::any, patch_remove_leaves_empty, {}},
        {"patch-remove-nonmember-error", "RFC7644-3.5.2.2-12",
            "Removing someone who is not a member is answered with 404.", FaultMode::any, patch_remove_nonmember_error,
            {}},
        {"patch-remove-nopath-200", "RFC7644-3.5.2.2-02", "A remove without a path is accepted.", FaultMode::any,
            patch_remove_nopath_200, {}},
        {"patch-remove-null-ref", "ENTRA-042", "A null $ref in the list of members to remove stops the removal.",
            FaultMode::entra, patch_remove_null_ref, {}},
        {"patch-remove-sub-drops-entry", "RFC7644-3.5.2.2-08",
            "Removing one part of the values that a filter chooses removes those values.", FaultMode::any,
            patch_remove_sub_drops_entry, {}},
        {"patch-remove-vp-clears-all", "RFC7644-3.5.2.2-05", "A remove with a value filter takes all values away.",
            FaultMode::any, patch_remove_vp_clears_all, {}},
        {"patch-remove-vp-noop", "RFC7644-3.5.2.2-05", "A remove with a value filter does nothing.", FaultMode::any,
            patch_remove_vp_noop, {}},
    };
}

}  // namespace scim::server
