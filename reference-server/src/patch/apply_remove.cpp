// SPDX-License-Identifier: Apache-2.0
#include "patch/apply_patch.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "filter/evaluate_filter.hpp"
#include "patch/target_values.hpp"

namespace scim::server {

namespace {

using Done = Result<void, ScimError>;

Failure<ScimError> refuse(ScimType type, std::string detail)
{
    return Failure {ScimError {400, type, std::move(detail)}};
}

// RFC7644-3.5.2.2-10, -11: what is required or readOnly cannot be taken away.
Done check_removable(Target const& target)
{
    auto const writable = check_writable(target);
    if (!writable)
        return writable;
    auto const* last = target.sub_attribute ? target.sub_attribute : target.attribute;
    auto const is_immutable_sub = target.sub_attribute && last->mutability == Mutability::immutable;
    // Some of several values may go; that one is left is looked at when all operations are done.
    auto const is_some_values = target.filter && !target.sub_attribute;
    if ((last->required && !is_some_values) || is_immutable_sub)
        return refuse(ScimType::mutability, last->name + " cannot be left unassigned");
    return {};
}

void erase_if_empty(Json& container, std::string const& name)
{
    if (auto const* value = container.find(name); value && (value->is_array() || value->is_object()) && value->empty())
        container.erase(name);
}

void remove_sub_attribute(Json& container, Target const& target, Context const& context)
{
    for (auto* value : matching_values(container, target, context))
        value->erase(target.sub_attribute->name);
    auto* rest = container.find(target.attribute->name);
    if (rest && rest->is_array())
        std::erase_if(rest->as_array(), [](Json const& value) { return value.is_object() && value.empty(); });
    erase_if_empty(container, target.attribute->name);
}

// RFC7644-3.5.2.2-05: the values a filter chooses go, the others stay. A filter that chooses nothing is no error.
void remove_matching(Json& container, Target const& target, Context const& context)
{
    auto* values = container.find(target.attribute->name);
    if (!values)
        return;
    auto const goes = [&](Json const& value) { return context.behaviour.matches(*target.filter, value, context); };
    if (!values->is_array()) {
        if (goes(*values))
            container.erase(target.attribute->name);
        return;
    }
    std::erase_if(values->as_array(), goes);
    erase_if_empty(container, target.attribute->name);
}

// Whether a stored value is one of those that a client listed; null members say nothing.
bool is_listed(Json const& stored, Json const& listed)
{
    auto const* identity = listed.is_object() ? listed.find("value") : &listed;
    auto const* own = stored.is_object() ? stored.find("value") : &stored;
    if (identity && !identity->is_null())
        return own && *own == *identity;
    if (!listed.is_object() || is_unassigned(listed))
        return false;
    auto const& members = listed.as_object();
    return std::all_of(members.begin(), members.end(), [&](JsonMember const& member) {
        auto const* other = stored.find(member.name);
        return member.value.is_null() || (other && *other == member.value);
    });
}

void remove_listed(Json& container, Attribute const& attribute, Json const& value)
{
    auto* values = container.find(attribute.name);
    if (!values || !values->is_array())
        return;
    auto const list = as_list(value);
    std::erase_if(values->as_array(), [&](Json const& stored) {
        return std::any_of(list.as_array().begin(), list.as_array().end(),
            [&](Json const& listed) { return is_listed(stored, listed); });
    });
    erase_if_empty(container, attribute.name);
}

Done remove_attribute(Json& container, Target const& target, PatchOperation const& operation, Context const& context)
{
    auto const& attribute = *target.attribute;
    auto const has_list = operation.value && !operation.value->is_null() && attribute.multi_valued;
    if (has_list && context.dialect.allows(Leniency::remove_by_value_array)) {
        remove_listed(container, attribute, *operation.value);
        return {};
    }
    return unassign(container, attribute, ScimType::mutability);
}

}  // namespace

Result<void, ScimError> apply_remove(Json& resource, PatchOperation const& operation, Context const& context)
{
    // RFC7644-3.5.2.2-02: a remove says what to remove.
    if (!operation.path)
        return refuse(ScimType::no_target, "remove needs a path");
    auto const target = context.behaviour.resolve_path(*operation.path, context);
    if (!target)
        return Failure {target.error()};
    if (is_unknown(*target))
        return {};
    if (!target->attribute) {
        resource.erase(target->extension->id);
        return {};
    }
    auto const removable = check_removable(*target);
    if (!removable)
        return removable;

    auto& container = container_of(resource, *target);
    if (target->sub_attribute)
        remove_sub_attribute(container, *target, context);
    else if (target->filter)
        remove_matching(container, *target, context);
    else
        return remove_attribute(container, *target, operation, context);
    return {};
}

}  // namespace scim::server
