// SPDX-License-Identifier: Apache-2.0
#include "faults/behaviour_faults.hpp"

#include <utility>

#include <scim/server/behaviour.hpp>

#include "seams/patch_targets.hpp"
#include "seams/patch_wrapping.hpp"
#include "store/store.hpp"

namespace scim::server {

namespace {

void patch_add_duplicates(Behaviour& behaviour)
{
    behaviour.append_value = [](Json::Array& values, Json value) { values.push_back(std::move(value)); };
}

void patch_add_replaces_array(Behaviour& behaviour)
{
    behaviour.apply_add = [add = behaviour.apply_add, replace = behaviour.apply_replace](
                              Json& resource, PatchOperation const& operation, Context const& context) {
        return targets_list(operation, context) ? replace(resource, operation, context)
                                                : add(resource, operation, context);
    };
}

void patch_add_ignored(Behaviour& behaviour)
{
    behaviour.apply_add = [](Json&, PatchOperation const&, Context const&) -> Result<void, ScimError> { return {}; };
}

void patch_vp_add_nomatch_entra(Behaviour& behaviour)
{
    behaviour.apply_add
        = [honest = behaviour.apply_add](Json& resource, PatchOperation const& operation, Context const& context) {
              auto const dialect = context.dialect.without(Leniency::add_without_match_creates);
              return honest(resource, operation, {context.behaviour, dialect, context.type});
          };
}

using Done = Result<void, ScimError>;

void patch_add_nopath_ignored(Behaviour& behaviour)
{
    wrap_operation(behaviour.apply_add,
        [](ApplyOperation const& honest, Json& resource, PatchOperation const& operation, Context const& context) {
            return operation.path ? honest(resource, operation, context) : Done {};
        });
}

void patch_add_single_not_replaced(Behaviour& behaviour)
{
    wrap_operation(behaviour.apply_add,
        [](ApplyOperation const& honest, Json& resource, PatchOperation const& operation, Context const& context) {
            auto const is_there = operation.path && resource.contains(*operation.path);
            return is_there && !targets_list(operation, context) ? Done {} : honest(resource, operation, context);
        });
}

// Does not see that a value that is not there yet cannot be changed by adding it.
void patch_add_immutable_unset_refused(Behaviour& behaviour)
{
    wrap_operation(behaviour.apply_add,
        [](ApplyOperation const& honest, Json& resource, PatchOperation const& operation,
            Context const& context) -> Done {
            if (operation.path == "members" && !resource.contains("members"))
                return Failure {ScimError {400, ScimType::mutability, "members.value is immutable"}};
            return honest(resource, operation, context);
        });
}

void patch_add_existing_refused(Behaviour& behaviour)
{
    wrap_operation(behaviour.apply_add,
        [](ApplyOperation const& honest, Json& resource, PatchOperation const& operation,
            Context const& context) -> Done {
            auto const target = operation.path ? context.behaviour.resolve_path(*operation.path, context)
                                               : Result<Target, ScimError> {Target {}};
            auto const is_sub = target && target->sub_attribute && !target->attribute->multi_valued;
            auto const* parent = is_sub ? resource.find(target->attribute->name) : nullptr;
            if (parent && parent->contains(target->sub_attribute->name))
                return Failure {ScimError {400, ScimType::invalid_value, *operation.path + " has a value"}};
            return honest(resource, operation, context);
        });
}

void patch_add_same_refused(Behaviour& behaviour)
{
    wrap_operation(behaviour.apply_add,
        [](ApplyOperation const& honest, Json& resource, PatchOperation const& operation,
            Context const& context) -> Done {
            auto const before = resource;
            auto const done = honest(resource, operation, context);
            if (done && before == resource)
                return Failure {ScimError {409, ScimType::uniqueness, "the value is there already"}};
            return done;
        });
}

void patch_add_first_value_only(Behaviour& behaviour)
{
    wrap_operation(behaviour.apply_add,
        [](ApplyOperation const& honest, Json& resource, PatchOperation const& operation, Context const& context) {
            return honest(resource, first_value_only(operation, context), context);
        });
}

// Stores a new version even if nothing changed.
void patch_add_same_moves_clock(Behaviour& behaviour)
{
    behaviour.update_resource = [](Store& store, ResourcePointer const& current,
                                    Transformation const& transformation) -> Result<ResourcePointer, ScimError> {
        auto content = transformation(current->content());
        if (!content)
            return Failure {content.error()};
        return store.overwrite(current, std::move(*content));
    };
}

}  // namespace

std::vector<Fault> patch_add_faults()
{
    return {
        {"patch-add-existing-refused", "RFC7644-3.5.2.1-10", "An add over a sub-attribute with a value is refused.",
            FaultMode::any, patch_add_existing_refused, {}},
        {"patch-add-same-moves-clock", "RFC7644-3.5.2.1-13", "An add of what is there moves meta.lastModified.",
            FaultMode::any, patch_add_same_moves_clock, {}},
        {"patch-add-same-refused", "RFC7644-3.5.2.1-12", "An add of what is there is answered with 409.",
            FaultMode::any, patch_add_same_refused, {}},
        contested({"patch-add-duplicates", "RFC7644-3.5.2.1-11", "Adding a value that is there makes a second copy.",
            FaultMode::any, patch_add_duplicates, {}}),
        {"patch-add-first-value-only", "RFC7644-3.5.2.1-07", "Of several values in one add, the first alone is added.",
            FaultMode::any, patch_add_first_value_only, {}},
        {"patch-add-ignored", "RFC7644-3.5.2.1-01", "An add does nothing, though the answer is a success.",
            FaultMode::any, patch_add_ignored, {}},
        {"patch-add-immutable-unset-refused", "RFC7644-3.5.2.1-09",
            "The first member of a group is refused, its value being immutable.", FaultMode::any,
            patch_add_immutable_unset_refused, {}},
        {"patch-add-nopath-ignored", "RFC7644-3.5.2.1-15", "An add without path does nothing.", FaultMode::any,
            patch_add_nopath_ignored, {}},
        {"patch-add-replaces-array", "RFC7644-3.5.2.1-07", "An add to a list throws the old values away.",
            FaultMode::any, patch_add_replaces_array, {}},
        {"patch-add-single-not-replaced", "RFC7644-3.5.2.1-08", "An add leaves a single value that is there as it is.",
            FaultMode::any, patch_add_single_not_replaced, {}},
        {"patch-vp-add-nomatch-entra", "ENTRA-056", "An add whose value filter matches nothing is refused.",
            FaultMode::entra, patch_vp_add_nomatch_entra, {}},
    };
}

}  // namespace scim::server
