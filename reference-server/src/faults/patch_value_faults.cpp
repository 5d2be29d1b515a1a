// SPDX-License-Identifier: Apache-2.0
#include "faults/behaviour_faults.hpp"

#include <string>

#include <scim/server/behaviour.hpp>
#include <scim/wire/text.hpp>

namespace scim::server {

namespace {

using Operations = std::vector<PatchOperation>;
using Done = Result<void, ScimError>;

// Stores the key of a path-less value as it is.
void patch_dotted_key_literal(Behaviour& behaviour)
{
    behaviour.apply_member = [honest = behaviour.apply_member](Json& resource, PatchOperation::Kind kind,
                                 JsonMember const& member, Context const& context) -> Done {
        auto const is_dotted = member.name.find('.') != std::string::npos;
        if (!is_dotted || starts_with_ignoring_case(member.name, "urn:"))
            return honest(resource, kind, member, context);
        resource.set(member.name, member.value);
        return {};
    };
}

void patch_manager_string_rejected(Behaviour& behaviour)
{
    behaviour.coerce_value = [honest = behaviour.coerce_value](Json value, Attribute const& attribute,
                                 Context const& context) -> Result<Json, ScimError> {
        if (attribute.name == "manager" && value.is_string())
            return Failure {ScimError {400, ScimType::invalid_value, "manager must be an object"}};
        return honest(std::move(value), attribute, context);
    };
}

Done crash_on_empty_manager(
    Behaviour const& honest, Json& resource, PatchOperation const& operation, Context const& context)
{
    auto const is_manager = operation.path && ascii_lower(*operation.path).ends_with("manager");
    auto const is_empty = operation.value && operation.value->is_string() && operation.value->as_string().empty();
    if (is_manager && is_empty)
        return Failure {ScimError {500, {}, "cannot read the member value of an empty text"}};
    return honest.apply_replace(resource, operation, context);
}

void patch_manager_empty_crash(Behaviour& behaviour)
{
    behaviour.apply_replace
        = [honest = behaviour](Json& resource, PatchOperation const& operation, Context const& context) {
              return crash_on_empty_manager(honest, resource, operation, context);
          };
}

void patch_bool_string_rejected(Behaviour& behaviour)
{
    behaviour.apply_patch
        = [honest = behaviour.apply_patch](Json& resource, Operations const& operations, Context const& context) {
              auto const dialect = context.dialect.without(Leniency::string_booleans);
              return honest(resource, operations, {context.behaviour, dialect, context.type});
          };
}

// As a language would that takes every text but the empty one for true.
void patch_bool_string_truthy(Behaviour& behaviour)
{
    behaviour.coerce_boolean = [](std::string_view text) -> std::optional<bool> { return !text.empty(); };
}

}  // namespace

std::vector<Fault> patch_value_faults()
{
    return {
        {"patch-bool-string-rejected", "ENTRA-041", "A patch with \"False\" for a boolean is refused.",
            FaultMode::entra, patch_bool_string_rejected, {}},
        {"patch-bool-string-truthy", "ENTRA-041", "\"False\" is taken for true.", FaultMode::entra,
            patch_bool_string_truthy, {}},
        {"patch-dotted-key-literal", "ENTRA-043", "A dotted key in a value without path is stored as it is.",
            FaultMode::entra, patch_dotted_key_literal, {}},
        {"patch-manager-empty-crash", "ENTRA-045", "An empty text for the manager is answered with 500.",
            FaultMode::entra, patch_manager_empty_crash, {}},
        {"patch-manager-string-rejected", "ENTRA-044", "A bare id for the manager is refused.", FaultMode::entra,
            patch_manager_string_rejected, {}},
    };
}

}  // namespace scim::server
