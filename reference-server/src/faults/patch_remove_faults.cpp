// SPDX-License-Identifier: Apache-2.0
#include "faults/behaviour_faults.hpp"

#include <algorithm>
#include <functional>
#include <utility>

#include <scim/server/behaviour.hpp>

#include "seams/patch_targets.hpp"
#include "seams/patch_wrapping.hpp"

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

// What a choosy remove needs to know: the attribute as it was.
using KeepValue = std::function<void(Json const& before, Json& resource, Target const& target)>;

// Puts something back after a remove that succeeded.
void keep_something(Behaviour& behaviour, KeepValue keep)
{
    wrap_operation(behaviour.apply_remove,
        [keep = std::move(keep)](
            ApplyOperation const& honest, Json& resource, PatchOperation const& operation, Context const& context) {
            auto const before = resource;
            auto const done = honest(resource, operation, context);
            auto const target = context.behaviour.resolve_path(operation.path.value_or(""), context);
            if (done && target && target->attribute && !target->extension && before.contains(target->attribute->name))
                keep(*before.find(target->attribute->name), resource, *target);
            return done;
        });
}

void patch_remove_single_ignored(Behaviour& behaviour)
{
    keep_something(behaviour, [](Json const& before, Json& resource, Target const& target) {
        if (!target.attribute->multi_valued && !target.attribute->is_complex())
            resource.set(target.attribute->name, before);
    });
}

void patch_remove_list_keeps_first(Behaviour& behaviour)
{
    keep_something(behaviour, [](Json const& before, Json& resource, Target const& target) {
        auto const is_whole = !target.filter && !target.sub_attribute;
        if (is_whole && before.is_array() && before.size() > 1)
            resource.set(target.attribute->name, Json::array({before.as_array().front()}));
    });
}

void patch_remove_last_kept(Behaviour& behaviour)
{
    keep_something(behaviour, [](Json const& before, Json& resource, Target const& target) {
        if (target.filter && !target.sub_attribute && !resource.contains(target.attribute->name))
            resource.set(target.attribute->name, Json::array({before.as_array().back()}));
    });
}

void patch_remove_vp_first_only(Behaviour& behaviour)
{
    keep_something(behaviour, [](Json const& before, Json& resource, Target const& target) {
        if (!target.filter || target.sub_attribute || !before.is_array())
            return;
        auto const* left = resource.find(target.attribute->name);
        auto kept = left ? left->as_array() : Json::Array {};
        auto is_first = true;
        for (auto const& value : before.as_array()) {
            if (std::find(kept.begin(), kept.end(), value) == kept.end() && !std::exchange(is_first, false))
                kept.push_back(value);
        }
        if (!kept.empty())
            resource.set(target.attribute->name, Json {std::move(kept)});
    });
}

// Says yes to what it should refuse, and does nothing.
void skip_removes(Behaviour& behaviour, std::function<bool(Target const&)> choose)
{
    wrap_operation(behaviour.apply_remove,
        [choose = std::move(choose)](
            ApplyOperation const& honest, Json& resource, PatchOperation const& operation, Context const& context) {
            auto const target = context.behaviour.resolve_path(operation.path.value_or(""), context);
            auto const skips = target && target->attribute && choose(*target);
            return skips ? Done {} : honest(resource, operation, context);
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
        {"patch-remove-last-kept", "RFC7644-3.5.2.2-06", "A value filter cannot take the last value away.",
            FaultMode::any, patch_remove_last_kept, {}},
        {"patch-remove-leaves-empty", "RFC7644-3.5.2.2-09", "An attribute that lost all its values keeps an empty one.",
            FaultMode::any, patch_remove_leaves_empty, {}},
        {"patch-remove-list-keeps-first", "RFC7644-3.5.2.2-04", "A remove of a list keeps its first value.",
            FaultMode::any, patch_remove_list_keeps_first, {}},
        {"patch-remove-nonmember-error", "RFC7644-3.5.2.2-12",
            "Removing someone who is not a member is answered with 404.", FaultMode::any, patch_remove_nonmember_error,
            {}},
        {"patch-remove-nopath-200", "RFC7644-3.5.2.2-02", "A remove without a path is accepted.", FaultMode::any,
            patch_remove_nopath_200, {}},
        {"patch-remove-null-ref", "ENTRA-042", "A null $ref in the list of members to remove stops the removal.",
            FaultMode::entra, patch_remove_null_ref, {}},
        {"patch-remove-readonly-200", "RFC7644-3.5.2.2-11", "A remove of a readOnly attribute is a success.",
            FaultMode::any,
            [](Behaviour& behaviour) {
                skip_removes(behaviour,
                    [](Target const& target) { return target.attribute->mutability == Mutability::read_only; });
            },
            {}},
        {"patch-remove-required-200", "RFC7644-3.5.2.2-10", "A remove of a required attribute is a success.",
            FaultMode::any,
            [](Behaviour& behaviour) {
                skip_removes(behaviour, [](Target const& target) { return target.attribute->required; });
            },
            {}},
        {"patch-remove-single-ignored", "RFC7644-3.5.2.2-03", "A remove of a single value does nothing.",
            FaultMode::any, patch_remove_single_ignored, {}},
        {"patch-remove-sub-drops-entry", "RFC7644-3.5.2.2-08",
            "Removing one part of the values that a filter chooses removes those values.", FaultMode::any,
            patch_remove_sub_drops_entry, {}},
        {"patch-remove-vp-clears-all", "RFC7644-3.5.2.2-05", "A remove with a value filter takes all values away.",
            FaultMode::any, patch_remove_vp_clears_all, {}},
        {"patch-remove-vp-first-only", "RFC7644-3.5.2.2-07", "A remove with a value filter takes one match only.",
            FaultMode::any, patch_remove_vp_first_only, {}},
        {"patch-remove-vp-noop", "RFC7644-3.5.2.2-05", "A remove with a value filter does nothing.", FaultMode::any,
            patch_remove_vp_noop, {}},
    };
}

}  // namespace scim::server
