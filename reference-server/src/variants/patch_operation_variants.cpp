// SPDX-License-Identifier: Apache-2.0
#include "variants/variants.hpp"

#include <string>
#include <utility>

#include "filter/evaluate_filter.hpp"
#include "patch/target_values.hpp"
#include "seams/patch_targets.hpp"
#include "seams/patch_wrapping.hpp"

namespace scim::server {
namespace {

using Done = Result<void, ScimError>;
/// What the path of an operation points to, if that is an attribute or a part of one.
std::optional<Target> attribute_of(PatchOperation const& operation, Context const& context)
{
    auto target = target_of(operation, context);
    return target && target->attribute ? target : std::nullopt;
}

Failure<ScimError> refuse(ScimType type, std::string detail)
{
    return Failure {ScimError {400, type, std::move(detail)}};
}

/// The same operation under a dialect that forgives one thing more.
Done with_leniency(ApplyOperation const& honest, Leniency leniency, Json& resource, PatchOperation const& operation,
    Context const& context)
{
    auto dialect = context.dialect;
    dialect.allow(leniency);
    return honest(resource, operation, {context.behaviour, dialect, context.type});
}

Json* value_of(Json& resource, Target const& target)
{
    auto* const container = target.extension ? resource.find(target.extension->id) : &resource;
    return container == nullptr ? nullptr : container->find(target.attribute->name);
}

void add_replaces_complex(Behaviour& behaviour)
{
    wrap_operation(behaviour.apply_add,
        [](ApplyOperation const& honest, Json& resource, PatchOperation const& operation,
            Context const& context) -> Done {
            auto const target = attribute_of(operation, context);
            auto const is_whole = target && target->attribute->is_complex() && !target->attribute->multi_valued
                && !target->sub_attribute && !target->filter;
            if (!is_whole || !operation.value || !operation.value->is_object() || !check_writable(*target))
                return honest(resource, operation, context);
            auto draft = resource;
            auto* const container = target->extension ? draft.find(target->extension->id) : &draft;
            if (container != nullptr)
                container->erase(target->attribute->name);
            auto const done = honest(draft, operation, context);
            if (done)
                resource = std::move(draft);
            return done;
        });
}

bool is_no_target(Done const& done)
{
    return !done && done.error().scim_type == ScimType::no_target;
}

void add_without_match_does_nothing(Behaviour& behaviour)
{
    wrap_operation(behaviour.apply_add,
        [](ApplyOperation const& honest, Json& resource, PatchOperation const& operation,
            Context const& context) -> Done {
            auto const done = honest(resource, operation, context);
            auto const target = attribute_of(operation, context);
            return is_no_target(done) && target && target->filter ? Done {} : done;
        });
}

void add_without_match_creates(Behaviour& behaviour)
{
    wrap_operation(behaviour.apply_add,
        [](ApplyOperation const& honest, Json& resource, PatchOperation const& operation,
            Context const& context) -> Done {
            return with_leniency(honest, Leniency::add_without_match_creates, resource, operation, context);
        });
}

void add_without_match_is_refused(Behaviour& behaviour)
{
    wrap_operation(behaviour.apply_add,
        [](ApplyOperation const& honest, Json& resource, PatchOperation const& operation,
            Context const& context) -> Done {
            auto strict = context.dialect.without(Leniency::add_without_match_creates);
            return honest(resource, operation, {context.behaviour, strict, context.type});
        });
}

void remove_of_nothing_is_refused(Behaviour& behaviour)
{
    wrap_operation(behaviour.apply_remove,
        [](ApplyOperation const& honest, Json& resource, PatchOperation const& operation,
            Context const& context) -> Done {
            auto const before = resource;
            auto const done = honest(resource, operation, context);
            if (done && resource == before)
                return refuse(ScimType::no_target, "there is nothing to remove");
            return done;
        });
}

// RFC 7644 §3.5.2.3: what is not there is added. Where there are other values, a filter without match is an error.
void replace_of_nothing_adds(Behaviour& behaviour)
{
    wrap_operation(behaviour.apply_replace,
        [](ApplyOperation const& honest, Json& resource, PatchOperation const& operation,
            Context const& context) -> Done {
            auto const target = attribute_of(operation, context);
            auto const* const value = target ? value_of(resource, *target) : nullptr;
            auto const is_free = target && target->filter && (value == nullptr || is_unassigned(*value));
            if (is_free)
                return with_leniency(honest, Leniency::replace_without_match_creates, resource, operation, context);
            return honest(resource, operation, context);
        });
}

void drop_what_is_not_given(Json& stored, Json const& given, Attribute const& attribute)
{
    for (auto const& sub : attribute.sub_attributes) {
        auto const is_kept = sub.required || sub.mutability != Mutability::read_write;
        if (!is_kept && given.find_ignoring_case(sub.name) == nullptr)
            stored.erase(sub.name);
    }
}

void replace_takes_whole_records(Behaviour& behaviour)
{
    wrap_operation(behaviour.apply_replace,
        [](ApplyOperation const& honest, Json& resource, PatchOperation const& operation,
            Context const& context) -> Done {
            auto const target = attribute_of(operation, context);
            auto const takes_records = target && target->filter && !target->sub_attribute && !target->extension
                && operation.value && operation.value->is_object();
            if (!takes_records)
                return honest(resource, operation, context);
            auto draft = resource;
            auto const matching = matching_values(draft, *target, context);
            auto const done = set_in_each(matching, *target, *operation.value, context);
            if (!done || matching.empty())
                return honest(resource, operation, context);
            for (auto* const stored : matching)
                drop_what_is_not_given(*stored, *operation.value, *target->attribute);
            if (auto* const values = draft.find(target->attribute->name); values != nullptr && values->is_array())
                context.behaviour.settle_primary(
                    resource.find(target->attribute->name) ? *resource.find(target->attribute->name) : Json {},
                    *values);
            resource = std::move(draft);
            return {};
        });
}

bool is_read_only(Attribute const& attribute)
{
    return attribute.mutability == Mutability::read_only && attribute.name != "schemas";
}

void ignore_read_only_members(Behaviour& behaviour)
{
    behaviour.apply_member = [honest = behaviour.apply_member](Json& resource, PatchOperation::Kind kind,
                                 JsonMember const& member, Context const& context) -> Done {
        auto const* const attribute = context.type.find_core(member.name);
        return attribute && is_read_only(*attribute) ? Done {} : honest(resource, kind, member, context);
    };
}

void refuse_read_only_members(Behaviour& behaviour)
{
    behaviour.apply_member = [honest = behaviour.apply_member](Json& resource, PatchOperation::Kind kind,
                                 JsonMember const& member, Context const& context) -> Done {
        auto const* const attribute = context.type.find_core(member.name);
        if (attribute && is_read_only(*attribute))
            return refuse(ScimType::mutability, attribute->name + " is readOnly");
        return honest(resource, kind, member, context);
    };
}

Done refuse_single_value(
    ApplyOperation const& honest, Json& resource, PatchOperation const& operation, Context const& context)
{
    if (operation.value && operation.value->is_object() && targets_list(operation, context))
        return refuse(ScimType::invalid_value, *operation.path + " needs an array");
    return honest(resource, operation, context);
}

void refuse_single_values(Behaviour& behaviour)
{
    wrap_operation(behaviour.apply_add, refuse_single_value);
    wrap_operation(behaviour.apply_replace, refuse_single_value);
}

}  // namespace

std::vector<Variant> patch_operation_variants()
{
    return {
        {.id = "patch-add-replaces-complex",
            .requirement = "RFC7644-3.5.2.1-06",
            .summary = "add to a single complex attribute takes the place of its value, instead of adding to it.",
            .apply = add_replaces_complex},
        {.id = "patch-add-without-match-creates",
            .requirement = "RFC7644-3.5.2.1-10",
            .summary = "add with a value filter that matches nothing makes a value.",
            .apply = add_without_match_creates},
        {.id = "patch-add-without-match-does-nothing",
            .requirement = "RFC7644-3.5.2.1-10",
            .summary = "add with a value filter that matches nothing is a success that changes nothing.",
            .apply = add_without_match_does_nothing},
        {.id = "patch-add-without-match-refused",
            .requirement = "RFC7644-3.5.2.1-10",
            .summary = "add with a value filter that matches nothing is answered with 400 and noTarget.",
            .apply = add_without_match_is_refused},
        {.id = "patch-read-only-ignored",
            .requirement = "RFC7644-3.5.2-15",
            .summary = "readOnly attributes in the value of an operation without path are ignored.",
            .is_discouraged = true,
            .apply = ignore_read_only_members},
        {.id = "patch-read-only-refused",
            .requirement = "RFC7644-3.5.2-15",
            .summary = "readOnly attributes in the value of an operation without path are refused, changed or not.",
            .apply = refuse_read_only_members},
        {.id = "patch-remove-nothing-refused",
            .requirement = "RFC7644-3.5.2.2-12",
            .summary = "remove of what is not there is answered with 400 and noTarget.",
            .apply = remove_of_nothing_is_refused},
        {.id = "patch-replace-nothing-adds",
            .requirement = "RFC7644-3.5.2.3-10",
            .summary = "replace with a value filter makes a value where the attribute has none at all.",
            .apply = replace_of_nothing_adds},
        {.id = "patch-replace-whole-records",
            .requirement = "RFC7644-3.5.2.3-08",
            .summary = "replace of a value through a filter drops sub-attributes that are not given.",
            .apply = replace_takes_whole_records},
        {.id = "patch-single-value-refused",
            .requirement = "RFC7644-3.5.2-07",
            .summary = "One object as the value for a multi-valued attribute is answered with 400.",
            .apply = refuse_single_values},
    };
}

}  // namespace scim::server
