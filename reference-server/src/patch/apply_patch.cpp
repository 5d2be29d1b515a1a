// SPDX-License-Identifier: Apache-2.0
#include "patch/apply_patch.hpp"

#include <utility>

#include "resource/read_body.hpp"

namespace scim::server {

Result<void, ScimError> apply_operation(Json& resource, PatchOperation const& operation, Context const& context)
{
    auto const& behaviour = context.behaviour;
    switch (operation.kind) {
    case PatchOperation::Kind::add: return behaviour.apply_add(resource, operation, context);
    case PatchOperation::Kind::remove: return behaviour.apply_remove(resource, operation, context);
    case PatchOperation::Kind::replace: return behaviour.apply_replace(resource, operation, context);
    }
    return {};
}

Result<void, ScimError> apply_patch(
    Json& resource, std::vector<PatchOperation> const& operations, Context const& context)
{
    // RFC7644-3.5.2-28: all or nothing, so the work is done on a copy.
    auto draft = resource;
    for (auto const& operation : operations) {
        auto const done = apply_operation(draft, operation, context);
        if (!done)
            return done;
    }
    auto const required = check_required(draft, context.type, ScimType::mutability);
    if (!required)
        return required;
    context.behaviour.settle_schemas(draft, context.type);
    resource = std::move(draft);
    return {};
}

void merge_complex(Json& existing, Json const& given)
{
    for (auto const& member : given.as_object()) {
        if (member.value.is_null())
            existing.erase(member.name);
        else
            existing.set(member.name, member.value);
    }
}

}  // namespace scim::server
