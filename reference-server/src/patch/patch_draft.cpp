// SPDX-License-Identifier: Apache-2.0
#include "patch/patch_draft.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include <scim/wire/text.hpp>

#include "patch/apply_patch.hpp"
#include "patch/patch_members.hpp"
#include "resource/read_body.hpp"
#include "store/resource.hpp"

namespace scim::server {

namespace {

using Attempt = std::optional<Result<void, ScimError>>;

bool speaks_of_members(std::string_view path)
{
    return ascii_lower(path).find("members") != std::string::npos;
}

Attempt patch_member_of_value(Draft& draft, PatchOperation::Kind kind, JsonMember const& member, Context const& context)
{
    if (!speaks_of_members(member.name))
        return context.behaviour.apply_member(draft.rest, kind, member, context);
    if (!equals_ignoring_case(member.name, "members"))
        return {};
    return patch_members(draft, {kind, member.name, member.value}, context);
}

Attempt patch_without_path(Draft& draft, PatchOperation const& operation, Context const& context)
{
    if (operation.kind == PatchOperation::Kind::remove || !operation.value || !operation.value->is_object())
        return apply_operation(draft.rest, operation, context);
    for (auto const& member : operation.value->as_object()) {
        auto done = patch_member_of_value(draft, operation.kind, member, context);
        if (!done || !*done)
            return done;
    }
    return Result<void, ScimError> {};
}

// An operation on an extension as a whole names the members of its value; none of them is one of ours.
Attempt patch_one(Draft& draft, PatchOperation const& operation, Context const& context)
{
    if (!operation.path)
        return patch_without_path(draft, operation, context);
    if (speaks_of_members(*operation.path))
        return patch_members(draft, operation, context);
    return apply_operation(draft.rest, operation, context);
}

Attempt patch_each(Draft& draft, std::vector<PatchOperation> const& operations, Context const& context)
{
    for (auto const& operation : operations) {
        auto done = patch_one(draft, operation, context);
        if (!done || !*done)
            return done;
    }
    return Result<void, ScimError> {};
}

// Without members, nothing stands apart: the draft is the content.
Attempt patch_content(Draft& draft, std::vector<PatchOperation> const& operations, Context const& context)
{
    for (auto const& operation : operations) {
        auto done = apply_operation(draft.rest, operation, context);
        if (!done)
            return done;
    }
    return Result<void, ScimError> {};
}

}  // namespace

std::optional<Result<void, ScimError>> patch_draft(
    Draft& draft, std::vector<PatchOperation> const& operations, Context const& context)
{
    auto const has_members = context.type.find_core("members") != nullptr;
    if (has_members && !can_patch_members(draft, context.type))
        return {};
    auto done = has_members ? patch_each(draft, operations, context) : patch_content(draft, operations, context);
    if (!done || !*done)
        return done;
    auto const required = check_required(draft.rest, context.type, ScimType::mutability);
    if (!required)
        return required;
    context.behaviour.settle_schemas(draft.rest, context.type);
    return Result<void, ScimError> {};
}

}  // namespace scim::server
