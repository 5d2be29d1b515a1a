// SPDX-License-Identifier: Apache-2.0
#include "faults/patch_targets.hpp"

#include <optional>

namespace scim::server {

namespace {

std::optional<Target> target_of(PatchOperation const& operation, Context const& context)
{
    if (!operation.path)
        return {};
    auto target = context.behaviour.resolve_path(*operation.path, context);
    return target ? std::optional {std::move(*target)} : std::nullopt;
}

}  // namespace

bool targets_list(PatchOperation const& operation, Context const& context)
{
    auto const target = target_of(operation, context);
    return target && target->attribute && target->attribute->multi_valued && !target->filter && !target->sub_attribute;
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
