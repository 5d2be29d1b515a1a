// SPDX-License-Identifier: Apache-2.0
#include "faults/behaviour_faults.hpp"

#include <utility>

#include <scim/server/behaviour.hpp>

#include "faults/patch_targets.hpp"
#include "faults/patch_wrapping.hpp"

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

}  // namespace

std::vector<Fault> patch_add_faults()
{
    return {
        {"patch-add-duplicates", "RFC7644-3.5.2.1-11", "Adding a value that is there makes a second copy.",
            FaultMode::any, patch_add_duplicates, {}},
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
