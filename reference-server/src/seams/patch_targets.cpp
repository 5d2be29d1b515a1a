// SPDX-License-Identifier: Apache-2.0
#include "seams/patch_targets.hpp"

#include <utility>

namespace scim::server {

std::optional<Target> target_of(PatchOperation const& operation, Context const& context)
{
    if (!operation.path)
        return {};
    auto target = context.behaviour.resolve_path(*operation.path, context);
    return target ? std::optional {std::move(*target)} : std::nullopt;
}

bool targets_list(PatchOperation const& operation, Context const& context)
{
    auto const target = target_of(operation, context);
    return target && target->attribute && target->attribute->multi_valued && !target->filter && !target->sub_attribute;
}

PatchOperation first_value_only(PatchOperation operation, Context const& context)
{
    auto const& value = operation.value;
    if (targets_list(operation, context) && value && value->is_array() && value->size() > 1)
        operation.value = Json::array({value->as_array().front()});
    return operation;
}

bool targets_filtered_values(PatchOperation const& operation, Context const& context)
{
    auto const target = target_of(operation, context);
    return target && target->filter;
}

Schema const* targeted_extension(PatchOperation const& operation, Context const& context)
{
    auto const target = target_of(operation, context);
    return target && target->attribute ? target->extension : nullptr;
}

}  // namespace scim::server
