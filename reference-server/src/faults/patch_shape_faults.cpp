// SPDX-License-Identifier: Apache-2.0
#include "faults/behaviour_faults.hpp"

#include <string>
#include <utility>

#include <scim/server/behaviour.hpp>
#include <scim/wire/text.hpp>

#include "faults/refusals.hpp"
#include "seams/patch_targets.hpp"
#include "seams/patch_wrapping.hpp"

namespace scim::server {

namespace {

using Done = Result<void, ScimError>;
using OperationTest = std::function<bool(Json const& resource, PatchOperation const& operation, Context const&)>;

/// A PATCH of a user with such an operation is a success and changes nothing.
Change accepting(std::function<bool(Json const& operation)> is_such)
{
    return ignoring(&Behaviour::modify_resource, "User", any_operation(std::move(is_such)));
}

bool has_op(Json const& operation, std::string_view op)
{
    return equals_ignoring_case(operation.string_or("op", ""), op);
}

bool has_text(Json const& operation)
{
    auto const* value = operation.find("value");
    return value != nullptr && value->is_string();
}

bool holds_no_operation(Json const& body)
{
    auto const* operations = body.find("Operations");
    return operations != nullptr && operations->is_array() && operations->empty();
}

/// Such operations are answered and not carried out.
OperationFault deaf_to(OperationTest is_such)
{
    return [is_such = std::move(is_such)](
               ApplyOperation const& honest, Json& resource, PatchOperation const& operation, Context const& context) {
        return is_such(resource, operation, context) ? Done {} : honest(resource, operation, context);
    };
}

/// Operations of any kind on one attribute of a resource type.
OperationFault deaf_to_attribute(std::string type, std::string name)
{
    return deaf_to([type = std::move(type), name = std::move(name)](
                       Json const&, PatchOperation const& operation, Context const& context) {
        return context.type.name == type && equals_ignoring_case(operation.path.value_or(""), name);
    });
}

/// The attribute that an operation is on as a whole, of whichever schema. nullptr: on less, or on something else.
Attribute const* whole_attribute(PatchOperation const& operation, Context const& context)
{
    auto const target = target_of(operation, context);
    return target && !target->filter && !target->sub_attribute ? target->attribute : nullptr;
}

void patch_remove_complex_ignored(Behaviour& behaviour)
{
    wrap_operation(
        behaviour.apply_remove, deaf_to([](Json const&, PatchOperation const& operation, Context const& context) {
            auto const* attribute = whole_attribute(operation, context);
            return attribute && attribute->is_complex() && !attribute->multi_valued;
        }));
}

void patch_empty_title_ignored(Behaviour& behaviour)
{
    wrap_operation(behaviour.apply_replace, deaf_to([](Json const&, PatchOperation const& operation, Context const&) {
        return operation.path == "title" && operation.value == Json {""};
    }));
}

// Looks up what is to be removed, and does not see that nothing was found.
void patch_remove_unassigned_500(Behaviour& behaviour)
{
    wrap_operation(behaviour.apply_remove,
        [](ApplyOperation const& honest, Json& resource, PatchOperation const& operation,
            Context const& context) -> Done {
            auto const* attribute = whole_attribute(operation, context);
            if (attribute && !targeted_extension(operation, context) && !resource.contains(attribute->name))
                return Failure {ScimError {500, {}, "the attribute has no value"}};
            return honest(resource, operation, context);
        });
}

std::vector<Fault> faults_of_forms()
{
    return {
        {"patch-body-array-accepted", "RFC7644-3.5.2-30",
            "A PATCH whose body is no object, or an empty one, is a success.", FaultMode::any,
            ignoring(&Behaviour::modify_resource, "User", [](Json const& body) { return body.empty(); }), {}},
        {"patch-complex-text-accepted", "RFC7644-3.5.2.3-06",
            "A text for the whole name is a success and changes nothing.", FaultMode::any,
            accepting([](Json const& one) {
                return equals_ignoring_case(one.string_or("path", ""), "name") && has_text(one);
            }),
            {}},
        {"patch-move-accepted", "RFC7644-3.5.2-03", "A move, as JSON Patch has it, is a success.", FaultMode::any,
            accepting([](Json const& one) { return has_op(one, "move"); }), {}},
        {"patch-op-missing-accepted", "RFC7644-3.5.2-30", "An operation without op is a success.", FaultMode::any,
            accepting([](Json const& one) { return !one.contains("op"); }), {}},
        {"patch-ops-empty-500", "RFC7644-3.5.2-30", "A PATCH without operations is answered with 500.", FaultMode::any,
            refusing(&Behaviour::modify_resource, "User", holds_no_operation, 500), {}},
        {"patch-pathless-text-accepted", "RFC7644-3.5.2.3-02",
            "A text without a path is a success and changes nothing.", FaultMode::any,
            accepting([](Json const& one) { return is_pathless(one) && has_text(one); }), {}},
        {"patch-value-missing-accepted", "RFC7644-3.5.2-30", "An add without a value is a success.", FaultMode::any,
            accepting([](Json const& one) { return has_op(one, "add") && !one.contains("value"); }), {}},
    };
}

std::vector<Fault> faults_of_attributes()
{
    return {
        {"patch-empty-title-ignored", "ENTRA-045", "An empty text for the title of a user changes nothing.",
            FaultMode::entra, patch_empty_title_ignored, {}},
        {"patch-externalid-ignored", "ENTRA-003", "A patch of a user's externalId changes nothing.", FaultMode::entra,
            [](Behaviour& behaviour) { wrap_operations(behaviour, deaf_to_attribute("User", "externalId")); }, {}},
        {"patch-group-externalid-ignored", "ENTRA-056", "A patch of a group's externalId changes nothing.",
            FaultMode::entra,
            [](Behaviour& behaviour) { wrap_operations(behaviour, deaf_to_attribute("Group", "externalId")); }, {}},
        {"patch-nickname-ignored", "ENTRA-056", "A patch of nickName changes nothing.", FaultMode::entra,
            [](Behaviour& behaviour) { wrap_operations(behaviour, deaf_to_attribute("User", "nickName")); }, {}},
        {"patch-remove-complex-ignored", "RFC7644-3.5.2.2-01",
            "A remove of a complex attribute as a whole changes nothing.", FaultMode::any, patch_remove_complex_ignored,
            {}},
        {"patch-remove-unassigned-500", "RFC7644-3.5.2.2-01", "A remove of what has no value is answered with 500.",
            FaultMode::any, patch_remove_unassigned_500, {}},
    };
}

}  // namespace

std::vector<Fault> patch_shape_faults()
{
    auto all = faults_of_forms();
    for (auto const& fault : faults_of_attributes())
        all.push_back(fault);
    return all;
}

}  // namespace scim::server
