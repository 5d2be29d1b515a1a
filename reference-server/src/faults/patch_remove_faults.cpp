// SPDX-License-Identifier: Apache-2.0
#include "faults/behaviour_faults.hpp"

#include <scim/server/behaviour.hpp>

#include "faults/patch_targets.hpp"

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
        {"patch-remove-nopath-200", "RFC7644-3.5.2.2-02", "A remove without a path is accepted.", FaultMode::any,
            patch_remove_nopath_200, {}},
        {"patch-remove-vp-clears-all", "RFC7644-3.5.2.2-05", "A remove with a value filter takes all values away.",
            FaultMode::any, patch_remove_vp_clears_all, {}},
        {"patch-remove-vp-noop", "RFC7644-3.5.2.2-05", "A remove with a value filter does nothing.", FaultMode::any,
            patch_remove_vp_noop, {}},
    };
}

}  // namespace scim::server
