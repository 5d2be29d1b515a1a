// SPDX-License-Identifier: Apache-2.0
#include "faults/behaviour_faults.hpp"

#include <scim/server/behaviour.hpp>

#include "faults/patch_targets.hpp"
#include "faults/patch_wrapping.hpp"

namespace scim::server {

namespace {

void patch_replace_array_appends(Behaviour& behaviour)
{
    behaviour.apply_replace = [replace = behaviour.apply_replace, add = behaviour.apply_add](
                                  Json& resource, PatchOperation const& operation, Context const& context) {
        return targets_list(operation, context) ? add(resource, operation, context)
                                                : replace(resource, operation, context);
    };
}

void patch_replace_complex_wipes(Behaviour& behaviour)
{
    behaviour.merge_complex = [](Json& existing, Json const& given) { existing = given; };
}

void patch_vp_nomatch_entra(Behaviour& behaviour)
{
    behaviour.apply_replace
        = [honest = behaviour.apply_replace](Json& resource, PatchOperation const& operation, Context const& context) {
              auto const dialect = context.dialect.without(Leniency::replace_without_match_creates);
              return honest(resource, operation, {context.behaviour, dialect, context.type});
          };
}

// The other direction: what only Entra needs is done for everybody.
void patch_vp_nomatch_200(Behaviour& behaviour)
{
    behaviour.apply_replace
        = [honest = behaviour.apply_replace](Json& resource, PatchOperation const& operation, Context const& context) {
              auto dialect = context.dialect;
              dialect.allow(Leniency::replace_without_match_creates);
              return honest(resource, operation, {context.behaviour, dialect, context.type});
          };
}

using Done = Result<void, ScimError>;

void patch_replace_empty_array_noop(Behaviour& behaviour)
{
    wrap_operation(behaviour.apply_replace,
        [](ApplyOperation const& honest, Json& resource, PatchOperation const& operation, Context const& context) {
            auto const is_empty = operation.value->is_array() && operation.value->empty();
            return is_empty ? Done {} : honest(resource, operation, context);
        });
}

void patch_replace_absent_error(Behaviour& behaviour)
{
    wrap_operation(behaviour.apply_replace,
        [](ApplyOperation const& honest, Json& resource, PatchOperation const& operation,
            Context const& context) -> Done {
            auto const* attribute = operation.path ? context.type.find_core(*operation.path) : nullptr;
            if (attribute && !resource.contains(attribute->name))
                return Failure {ScimError {400, ScimType::no_target, attribute->name + " has no value"}};
            return honest(resource, operation, context);
        });
}

// The list becomes what the filter found.
void patch_vp_replace_drops_others(Behaviour& behaviour)
{
    wrap_operation(behaviour.apply_replace,
        [](ApplyOperation const& honest, Json& resource, PatchOperation const& operation, Context const& context) {
            if (targets_filtered_values(operation, context)) {
                auto const target = context.behaviour.resolve_path(*operation.path, context);
                auto* values = resource.find(target->attribute->name);
                if (values && values->is_array())
                    std::erase_if(values->as_array(),
                        [&](Json const& value) { return !context.behaviour.matches(*target->filter, value, context); });
            }
            return honest(resource, operation, context);
        });
}

}  // namespace

std::vector<Fault> patch_replace_faults()
{
    return {
        {"patch-replace-absent-error", "RFC7644-3.5.2.3-05", "A replace of an attribute without value is refused.",
            FaultMode::any, patch_replace_absent_error, {}},
        {"patch-replace-array-appends", "RFC7644-3.5.2.3-04", "A replace of a list keeps the old values.",
            FaultMode::any, patch_replace_array_appends, {}},
        {"patch-replace-complex-wipes", "RFC7644-3.5.2.3-07", "A replace of a complex attribute drops what it omits.",
            FaultMode::any, patch_replace_complex_wipes, {}},
        {"patch-replace-empty-array-noop", "RFC7643-2.5-02", "A replace with an empty array changes nothing.",
            FaultMode::any, patch_replace_empty_array_noop, {}},
        {"patch-vp-nomatch-200", "RFC7644-3.5.2.3-10", "A replace whose value filter matches nothing is accepted.",
            FaultMode::strict, patch_vp_nomatch_200, {}},
        {"patch-vp-nomatch-entra", "ENTRA-003", "A replace whose value filter matches nothing is refused.",
            FaultMode::entra, patch_vp_nomatch_entra, {}},
        {"patch-vp-replace-drops-others", "RFC7644-3.5.2.3-08",
            "A replace with a value filter takes the other values away.", FaultMode::any, patch_vp_replace_drops_others,
            {}},
    };
}

}  // namespace scim::server
