// SPDX-License-Identifier: Apache-2.0
#include "patch/apply_patch.hpp"

#include <string>
#include <utility>

#include "patch/target_values.hpp"
#include "resource/coerce_value.hpp"

namespace scim::server {

namespace {

using Done = Result<void, ScimError>;

// Sub-attributes of a multi-valued attribute, or values chosen by a filter.
Done add_to_values(Json& container, Target const& target, Json const& value, Context const& context)
{
    return set_selected(container, target, value, Leniency::add_without_match_creates, context);
}

// RFC7644-3.5.2.1-07: values are added to the existing ones.
Done append(Json& container, Attribute const& attribute, Json value, Context const& context)
{
    if (is_cleared(value, context.dialect))
        return {};
    auto coerced = context.behaviour.coerce_value(as_list(std::move(value)), attribute, context);
    if (!coerced)
        return Failure {coerced.error()};
    if (coerced->empty())
        return {};
    auto& values = container[attribute.name];
    if (!values.is_array())
        values = Json::array();
    auto const before = primary_values(&values);
    append_values(values.as_array(), std::move(coerced->as_array()), context.behaviour);
    context.behaviour.settle_primary(before, values);
    return {};
}

Done add_to_single_complex(Json& container, Target const& target, Json const& value, Context const& context)
{
    auto parent = container.find(target.attribute->name) ? *container.find(target.attribute->name) : Json::object();
    auto const done = set_value(parent, *target.sub_attribute, value, context);
    if (!done)
        return done;
    if (parent.empty())
        container.erase(target.attribute->name);
    else
        container.set(target.attribute->name, std::move(parent));
    return {};
}

}  // namespace

Result<void, ScimError> apply_add(Json& resource, PatchOperation const& operation, Context const& context)
{
    if (!operation.path)
        return apply_without_path(resource, operation, context);
    auto const target = context.behaviour.resolve_path(*operation.path, context);
    if (!target)
        return Failure {target.error()};
    if (is_unknown(*target))
        return {};
    if (!target->attribute)
        return apply_to_extension(resource, operation, *target->extension, context);
    auto const writable = check_writable(*target);
    if (!writable)
        return writable;

    auto& container = container_of(resource, *target);
    auto const& attribute = *target->attribute;
    auto const& value = *operation.value;
    if (target->filter || (attribute.multi_valued && target->sub_attribute))
        return add_to_values(container, *target, value, context);
    if (target->sub_attribute)
        return add_to_single_complex(container, *target, value, context);
    if (attribute.multi_valued)
        return append(container, attribute, value, context);
    return set_value(container, attribute, value, context);
}

}  // namespace scim::server
