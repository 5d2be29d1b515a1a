// SPDX-License-Identifier: Apache-2.0
#include "faults/behaviour_faults.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include <scim/server/behaviour.hpp>
#include <scim/wire/text.hpp>

#include "seams/patch_wrapping.hpp"

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

// A text is kept where a boolean belongs.
void patch_bool_string_stored(Behaviour& behaviour)
{
    wrap_operations(behaviour,
        [](ApplyOperation const& honest, Json& resource, PatchOperation const& operation,
            Context const& context) -> Done {
            if (operation.path != "active" || !operation.value || !operation.value->is_string())
                return honest(resource, operation, context);
            resource.set("active", *operation.value);
            return {};
        });
}

bool holds_null(Json const& value)
{
    if (value.is_array())
        return std::any_of(value.as_array().begin(), value.as_array().end(), holds_null);
    return value.is_object() && std::any_of(value.as_object().begin(), value.as_object().end(), [](auto const& member) {
        return member.value.is_null() || holds_null(member.value);
    });
}

void patch_null_500(Behaviour& behaviour)
{
    wrap_operations(behaviour,
        [](ApplyOperation const& honest, Json& resource, PatchOperation const& operation,
            Context const& context) -> Done {
            if (operation.value && holds_null(*operation.value))
                return Failure {ScimError {500, {}, "cannot read a text from null"}};
            return honest(resource, operation, context);
        });
}

void patch_active_true_refused(Behaviour& behaviour)
{
    behaviour.apply_patch = [honest = behaviour.apply_patch](
                                Json& resource, Operations const& operations, Context const& context) -> Done {
        auto draft = resource;
        auto const done = honest(draft, operations, context);
        auto const* before = resource.find("active");
        auto const* after = draft.find("active");
        if (done && before && *before == Json {false} && after && *after == Json {true})
            return Failure {ScimError {403, {}, "a disabled user cannot be enabled"}};
        resource = std::move(draft);
        return done;
    };
}

// Wants an array of objects with a value where there is one value only.
void patch_replace_scalar_rejected(Behaviour& behaviour)
{
    wrap_operation(behaviour.apply_replace,
        [](ApplyOperation const& honest, Json& resource, PatchOperation const& operation,
            Context const& context) -> Done {
            if (operation.path == "displayName" && operation.value->is_string())
                return Failure {ScimError {400, ScimType::invalid_value, "value must be an array"}};
            return honest(resource, operation, context);
        });
}

// Changes the text that a replace sets.
void set_otherwise(Behaviour& behaviour, std::function<Json(std::string const& text)> change)
{
    wrap_operation(behaviour.apply_replace,
        [change = std::move(change)](
            ApplyOperation const& honest, Json& resource, PatchOperation const& operation, Context const& context) {
            auto const is_text = operation.path == "displayName" && operation.value->is_string();
            if (!is_text)
                return honest(resource, operation, context);
            resource.set("displayName", change(operation.value->as_string()));
            return Done {};
        });
}

// One question mark for each byte beyond ASCII.
Json without_unicode(std::string const& text)
{
    auto mangled = text;
    std::replace_if(
        mangled.begin(), mangled.end(), [](char letter) { return (letter & 0x80) != 0; }, '?');
    return Json {std::move(mangled)};
}

Json digits_as_number(std::string const& text)
{
    auto const is_number = !text.empty() && text.size() < 10
        && std::all_of(text.begin(), text.end(), [](char letter) { return letter >= '0' && letter <= '9'; });
    return is_number ? Json {std::stoi(text)} : Json {text};
}

}  // namespace

std::vector<Fault> patch_value_faults()
{
    return {
        {"patch-active-true-refused", "RFC7644-3.5.2.3-03", "A disabled user cannot be enabled again.", FaultMode::any,
            patch_active_true_refused, {}},
        {"patch-bool-string-rejected", "ENTRA-041", "A patch with \"False\" for a boolean is refused.",
            FaultMode::entra, patch_bool_string_rejected, {}},
        {"patch-bool-string-stored", "RFC7643-2.3.2-01", "\"False\" is stored as text.", FaultMode::entra,
            patch_bool_string_stored, {}},
        {"patch-bool-string-truthy", "ENTRA-041", "\"False\" is taken for true.", FaultMode::entra,
            patch_bool_string_truthy, {}},
        {"patch-digits-as-number", "RFC7644-3.5.2.3-03", "A text of digits becomes a number.", FaultMode::any,
            [](Behaviour& behaviour) { set_otherwise(behaviour, digits_as_number); }, {}},
        {"patch-dotted-key-literal", "ENTRA-043", "A dotted key in a value without path is stored as it is.",
            FaultMode::entra, patch_dotted_key_literal, {}},
        {"patch-manager-empty-crash", "ENTRA-045", "An empty text for the manager is answered with 500.",
            FaultMode::entra, patch_manager_empty_crash, {}},
        {"patch-manager-string-rejected", "ENTRA-044", "A bare id for the manager is refused.", FaultMode::entra,
            patch_manager_string_rejected, {}},
        {"patch-null-500", "RFC7644-3.12-01", "A null inside the value of a patch is answered with 500.",
            FaultMode::any, patch_null_500, {}},
        {"patch-replace-scalar-rejected", "ENTRA-003", "A replace of displayName with plain text is refused.",
            FaultMode::entra, patch_replace_scalar_rejected, {}, {"RFC7644-3.2-09"}},
        {"patch-unicode-mangled", "RFC7644-3.5.2.3-03", "Text beyond ASCII becomes question marks.", FaultMode::any,
            [](Behaviour& behaviour) { set_otherwise(behaviour, without_unicode); }, {}},
    };
}

}  // namespace scim::server
