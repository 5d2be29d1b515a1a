// SPDX-License-Identifier: Apache-2.0
#include "faults/behaviour_faults.hpp"

#include <utility>

#include <scim/server/behaviour.hpp>

#include "seams/patch_targets.hpp"
#include "seams/patch_wrapping.hpp"

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

// Which replaces are refused.
void refuse_replaces(Behaviour& behaviour, bool (*choose)(PatchOperation const& operation, Context const& context))
{
    wrap_operation(behaviour.apply_replace,
        [choose](ApplyOperation const& honest, Json& resource, PatchOperation const& operation,
            Context const& context) -> Done {
            if (choose(operation, context))
                return Failure {ScimError {400, ScimType::invalid_value, "this cannot be replaced"}};
            return honest(resource, operation, context);
        });
}

bool is_complex_value(PatchOperation const& operation, Context const& context)
{
    auto const target = operation.path ? context.behaviour.resolve_path(*operation.path, context)
                                       : Result<Target, ScimError> {Target {}};
    return target && target->attribute && target->attribute->is_complex() && !target->attribute->multi_valued
        && !target->sub_attribute && operation.value->is_object();
}

// Ends at the first value that the filter chooses.
void patch_vp_first_only(Behaviour& behaviour)
{
    wrap_operation(behaviour.apply_replace,
        [](ApplyOperation const& honest, Json& resource, PatchOperation const& operation, Context const& context) {
            auto const before = resource;
            auto const done = honest(resource, operation, context);
            if (!done || !targets_filtered_values(operation, context))
                return done;
            auto const target = context.behaviour.resolve_path(*operation.path, context);
            auto const* old = before.find(target->attribute->name);
            auto* now = resource.find(target->attribute->name);
            auto is_first = true;
            for (std::size_t i = 0; old && now && old->size() == now->size() && i < now->size(); ++i) {
                auto& value = now->as_array()[i];
                if (!(value == old->as_array()[i]) && !std::exchange(is_first, false))
                    value = old->as_array()[i];
            }
            return done;
        });
}

void patch_replace_first_value_only(Behaviour& behaviour)
{
    wrap_operation(behaviour.apply_replace,
        [](ApplyOperation const& honest, Json& resource, PatchOperation const& operation, Context const& context) {
            return honest(resource, first_value_only(operation, context), context);
        });
}

void patch_replace_primary_kept(Behaviour& behaviour)
{
    auto const add = behaviour.apply_add;
    operate_with(behaviour, [](Behaviour& other) { other.settle_primary = [](Json const&, Json&) {}; });
    behaviour.apply_add = add;
}

void patch_replace_null_noop(Behaviour& behaviour)
{
    auto const skip_null
        = [](ApplyOperation const& honest, Json& resource, PatchOperation const& operation, Context const& context) {
              auto const is_null = operation.value && operation.value->is_null();
              return is_null ? Done {} : honest(resource, operation, context);
          };
    wrap_operation(behaviour.apply_replace, skip_null);
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
        {"patch-replace-complex-refused", "RFC7644-3.5.2.3-06", "A replace of a complex attribute is refused.",
            FaultMode::any, [](Behaviour& behaviour) { refuse_replaces(behaviour, is_complex_value); }, {}},
        {"patch-replace-empty-array-noop", "RFC7643-2.5-02", "A replace with an empty array changes nothing.",
            FaultMode::any, patch_replace_empty_array_noop, {}},
        {"patch-replace-first-value-only", "RFC7644-3.5.2.3-11", "A replace of a list takes its first value only.",
            FaultMode::any, patch_replace_first_value_only, {}},
        {"patch-replace-nopath-400", "RFC7644-3.5.2.3-02", "A replace without path is refused.", FaultMode::any,
            [](Behaviour& behaviour) {
                refuse_replaces(
                    behaviour, [](PatchOperation const& operation, Context const&) { return !operation.path; });
            },
            {}},
        {"patch-replace-null-noop", "RFC7643-2.5-02", "A replace with null changes nothing.", FaultMode::any,
            patch_replace_null_noop, {}},
        {"patch-replace-primary-kept", "RFC7644-3.5.2.3-12",
            "A replaced value that is primary leaves the old one primary.", FaultMode::any, patch_replace_primary_kept,
            {}},
        {"patch-vp-first-only", "RFC7644-3.5.2.3-09", "A replace with a value filter changes one match only.",
            FaultMode::any, patch_vp_first_only, {}},
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
