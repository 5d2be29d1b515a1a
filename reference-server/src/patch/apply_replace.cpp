// SPDX-License-Identifier: Apache-2.0
#include "patch/apply_patch.hpp"

#include <string>
#include <utility>

#include "patch/target_values.hpp"
#include "resource/coerce_value.hpp"

namespace scim::server {

namespace {

using Done = Result<void, ScimError>;

// RFC7644-3.5.2.3-08, -10: the values a filter chooses; there must be one.
Done replace_matching(Json& container, Target const& target, Json const& value, Context const& context)
{
    return set_selected(container, target, value, Leniency::replace_without_match_creates, context);
}

// RFC7644-3.5.2.3-04: the whole list is swapped.
Done replace_list(Json& container, Attribute const& attribute, Json value, Context const& context)
{
    auto const before = primary_values(container.find(attribute.name));
    auto list = is_cleared(value, context.dialect) ? std::move(value) : as_list(std::move(value));
    auto const done = set_value(container, attribute, std::move(list), context);
    if (auto* after = container.find(attribute.name); done && after)
        context.behaviour.settle_primary(before, *after);
    return done;
}

}  // namespace

Result<void, ScimError> apply_replace(Json& resource, PatchOperation const& operation, Context const& context)
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

    auto const& attribute = *target->attribute;
    if (target->filter || (attribute.multi_valued && target->sub_attribute))
        return replace_matching(container_of(resource, *target), *target, *operation.value, context);
    if (attribute.multi_valued)
        return replace_list(container_of(resource, *target), attribute, *operation.value, context);
    // RFC7644-3.5.2.3-05: a single value is set, whether there was one or not; that is what add does.
    return apply_add(resource, operation, context);
}

}  // namespace scim::server
