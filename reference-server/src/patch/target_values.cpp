// SPDX-License-Identifier: Apache-2.0
#include "patch/target_values.hpp"

#include <string>
#include <utility>

#include "filter/bind_filter.hpp"
#include "filter/evaluate_filter.hpp"
#include "resource/coerce_value.hpp"

namespace scim::server {

namespace {

Failure<ScimError> refuse(ScimType type, std::string detail)
{
    return Failure {ScimError {400, type, std::move(detail)}};
}

// Sets what was not there, or clears it for null; the value fits the attribute already.
Result<void, ScimError> put(Json& container, Attribute const& attribute, Json value)
{
    auto const immutable = check_immutable(attribute, container.find(attribute.name), value);
    if (!immutable)
        return immutable;
    container.set(attribute.name, std::move(value));
    return {};
}

// RFC7644-3.5.2.3-07: sub-attributes that are not given stay.
Result<void, ScimError> put_complex(Json& container, Attribute const& attribute, Json value, Context const& context)
{
    auto const* inner = value.find("value");
    auto const clears_all = inner && inner->is_null();
    if (auto* existing = container.find(attribute.name); existing && !clears_all) {
        context.behaviour.merge_complex(*existing, value);
        drop_unassigned(*existing);
        if (existing->empty())
            return unassign(container, attribute, ScimType::invalid_value);
        return {};
    }
    drop_unassigned(value);
    if (value.empty() || clears_all)
        return unassign(container, attribute, ScimType::invalid_value);
    return put(container, attribute, std::move(value));
}

bool collect_equalities(Filter const& filter, Json& value)
{
    if (filter.kind == Filter::Kind::conjunction) {
        for (auto const& operand : filter.operands) {
            if (!collect_equalities(operand, value))
                return false;
        }
        return true;
    }
    if (filter.kind != Filter::Kind::comparison || filter.op != CompareOperator::eq || filter.value.is_null())
        return false;
    value.set(compared_attribute(filter).name, filter.value);
    return true;
}

}  // namespace

bool is_unknown(Target const& target) noexcept
{
    return !target.extension && !target.attribute;
}

Json& container_of(Json& resource, Target const& target)
{
    if (!target.extension)
        return resource;
    if (!resource.contains(target.extension->id))
        resource.set(target.extension->id, Json::object());
    return *resource.find(target.extension->id);
}

Result<void, ScimError> check_writable(Target const& target)
{
    for (auto const* attribute : {target.attribute, target.sub_attribute}) {
        if (attribute && attribute->mutability == Mutability::read_only)
            return refuse(ScimType::mutability, attribute->name + " is readOnly");
    }
    return {};
}

Result<void, ScimError> check_immutable(Attribute const& attribute, Json const* current, Json const& wanted)
{
    auto const is_locked = attribute.mutability == Mutability::immutable && current && !is_unassigned(*current);
    if (is_locked && !(*current == wanted))
        return refuse(ScimType::mutability, attribute.name + " is immutable and has a value");
    return {};
}

Result<void, ScimError> unassign(Json& container, Attribute const& attribute, ScimType reason)
{
    if (attribute.required)
        return refuse(reason, attribute.name + " is required");
    auto const* current = container.find(attribute.name);
    if (current && attribute.mutability == Mutability::immutable)
        return refuse(ScimType::mutability, attribute.name + " is immutable and has a value");
    container.erase(attribute.name);
    return {};
}

Result<void, ScimError> set_value(Json& container, Attribute const& attribute, Json value, Context const& context)
{
    if (is_cleared(value, context.dialect))
        return unassign(container, attribute, ScimType::invalid_value);
    auto coerced = context.behaviour.coerce_value(std::move(value), attribute, context);
    if (!coerced)
        return Failure {coerced.error()};
    if (attribute.required && is_unassigned(*coerced))
        return refuse(ScimType::invalid_value, attribute.name + " is required");
    if (attribute.is_complex() && !attribute.multi_valued)
        return put_complex(container, attribute, std::move(*coerced), context);
    if (attribute.multi_valued && coerced->empty())
        return unassign(container, attribute, ScimType::invalid_value);
    return put(container, attribute, std::move(*coerced));
}

Json as_list(Json value)
{
    if (value.is_array())
        return value;
    return Json::array({std::move(value)});
}

std::vector<Json*> matching_values(Json& container, Target const& target, Context const& context)
{
    std::vector<Json*> found;
    auto* values = container.find(target.attribute->name);
    if (!values)
        return found;
    auto const is_match = [&](Json const& value) {
        return !target.filter || context.behaviour.matches(*target.filter, value, context);
    };
    if (!values->is_array()) {
        if (is_match(*values))
            found.push_back(values);
        return found;
    }
    for (auto& value : values->as_array()) {
        if (is_match(value))
            found.push_back(&value);
    }
    return found;
}

Result<void, ScimError> check_sub_writable(Target const& target)
{
    if (target.sub_attribute && target.sub_attribute->mutability == Mutability::immutable)
        return refuse(ScimType::mutability, target.sub_attribute->name + " is immutable");
    return {};
}

std::optional<Json> value_fulfilling(Filter const& filter)
{
    auto value = Json::object();
    if (!collect_equalities(filter, value))
        return {};
    return value;
}

Result<void, ScimError> set_in_each(
    std::vector<Json*> const& values, Target const& target, Json const& value, Context const& context)
{
    for (auto* element : values) {
        if (target.sub_attribute) {
            auto const done = set_value(*element, *target.sub_attribute, value, context);
            if (!done)
                return done;
            continue;
        }
        auto single = *target.attribute;
        single.multi_valued = false;
        auto coerced = context.behaviour.coerce_value(value, single, context);
        if (!coerced)
            return Failure {coerced.error()};
        for (auto const& sub : single.sub_attributes) {
            auto const* wanted = coerced->find(sub.name);
            auto const immutable
                = wanted ? check_immutable(sub, element->find(sub.name), *wanted) : Result<void, ScimError> {};
            if (!immutable)
                return immutable;
        }
        context.behaviour.merge_complex(*element, *coerced);
        drop_unassigned(*element);
    }
    return {};
}

Result<void, ScimError> create_matching(
    Json& container, Target const& target, Json const& value, Context const& context)
{
    auto created = target.filter ? value_fulfilling(*target.filter) : std::optional {Json::object()};
    if (!created)
        return refuse(ScimType::no_target, "no value of " + target.attribute->name + " fulfils the filter");
    auto const set = set_in_each({&*created}, target, value, context);
    if (!set)
        return set;
    // Nothing is made of a value that only says it is empty.
    if (is_cleared(value, context.dialect))
        return {};
    if (!target.attribute->multi_valued) {
        container.set(target.attribute->name, std::move(*created));
        return {};
    }
    container[target.attribute->name].push_back(std::move(*created));
    return {};
}

Result<void, ScimError> apply_to_extension(
    Json& resource, PatchOperation const& operation, Schema const& extension, Context const& context)
{
    if (!operation.value || !operation.value->is_object())
        return refuse(ScimType::invalid_value, "the value for " + extension.id + " must be an object");
    for (auto const& member : operation.value->as_object()) {
        auto qualified = JsonMember {extension.id + ":" + member.name, member.value};
        auto const done = context.behaviour.apply_member(resource, operation.kind, qualified, context);
        if (!done)
            return done;
    }
    return {};
}

Result<void, ScimError> apply_without_path(Json& resource, PatchOperation const& operation, Context const& context)
{
    if (!operation.value || !operation.value->is_object())
        return refuse(ScimType::invalid_value, "without a path, the value must be an object");
    for (auto const& member : operation.value->as_object()) {
        auto const done = context.behaviour.apply_member(resource, operation.kind, member, context);
        if (!done)
            return done;
    }
    return {};
}

Result<void, ScimError> set_selected(
    Json& container, Target const& target, Json const& value, Leniency creates, Context const& context)
{
    auto const sub_writable = check_sub_writable(target);
    if (!sub_writable)
        return sub_writable;
    auto const before = primary_values(container.find(target.attribute->name));
    auto const found = matching_values(container, target, context);
    if (found.empty() && !context.dialect.allows(creates))
        return Failure {
            ScimError {400, ScimType::no_target, "no value of " + target.attribute->name + " fulfils the filter"}};
    auto const done = found.empty() ? create_matching(container, target, value, context)
                                    : set_in_each(found, target, value, context);
    if (auto* after = container.find(target.attribute->name); done && after)
        context.behaviour.settle_primary(before, *after);
    return done;
}

}  // namespace scim::server
