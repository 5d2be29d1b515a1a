// SPDX-License-Identifier: Apache-2.0
#include "faults/behaviour_faults.hpp"

#include <scim/server/behaviour.hpp>
#include <scim/wire/text.hpp>

#include "seams/patch_targets.hpp"
#include "seams/patch_wrapping.hpp"

namespace scim::server {

namespace {

void patch_ext_path_rejected(Behaviour& behaviour)
{
    behaviour.resolve_path = [honest = behaviour.resolve_path](
                                 std::string_view path, Context const& context) -> Result<Target, ScimError> {
        auto target = honest(path, context);
        auto const is_in_extension = target && target->extension && target->attribute;
        if (is_in_extension && starts_with_ignoring_case(path, "urn:"))
            return Failure {ScimError {400, ScimType::invalid_path, "paths do not hold colons"}};
        return target;
    };
}

void patch_ext_schemas_not_added(Behaviour& behaviour)
{
    behaviour.apply_patch = [honest = behaviour.apply_patch](
                                Json& resource, std::vector<PatchOperation> const& operations, Context const& context) {
        auto const before = *resource.find("schemas");
        auto const done = honest(resource, operations, context);
        resource.set("schemas", before);
        return done;
    };
}

// Writes the one attribute into an empty extension.
void patch_ext_wipes_siblings(Behaviour& behaviour)
{
    auto const wipe_first = [](auto const& honest) {
        return [honest](Json& resource, PatchOperation const& operation, Context const& context) {
            if (auto const* extension = targeted_extension(operation, context))
                resource.erase(extension->id);
            return honest(resource, operation, context);
        };
    };
    behaviour.apply_add = wipe_first(behaviour.apply_add);
    behaviour.apply_replace = wipe_first(behaviour.apply_replace);
}

void patch_ext_urn_case(Behaviour& behaviour)
{
    behaviour.resolve_path = [honest = behaviour.resolve_path](
                                 std::string_view path, Context const& context) -> Result<Target, ScimError> {
        auto target = honest(path, context);
        if (target && target->extension && path.starts_with("urn:") && !path.starts_with(target->extension->id))
            return Failure {ScimError {400, ScimType::invalid_path, "there is no such schema"}};
        return target;
    };
}

void patch_ext_object_rejected(Behaviour& behaviour)
{
    behaviour.apply_member = [honest = behaviour.apply_member](Json& resource, PatchOperation::Kind kind,
                                 JsonMember const& member, Context const& context) -> Result<void, ScimError> {
        if (context.type.find_extension(member.name))
            return Failure {ScimError {400, ScimType::invalid_value, "there is no attribute " + member.name}};
        return honest(resource, kind, member, context);
    };
}

// Takes for granted that the user has the extension already.
void patch_ext_first_time_500(Behaviour& behaviour)
{
    wrap_operations(behaviour,
        [](ApplyOperation const& honest, Json& resource, PatchOperation const& operation,
            Context const& context) -> Result<void, ScimError> {
            auto const* extension = targeted_extension(operation, context);
            if (extension && !resource.contains(extension->id))
                return Failure {ScimError {500, {}, "the extension is null"}};
            return honest(resource, operation, context);
        });
}

// Takes the URN for a part of the name and an object for the first of several.
void patch_manager_object_misplaced(Behaviour& behaviour)
{
    wrap_operations(behaviour,
        [](ApplyOperation const& honest, Json& resource, PatchOperation const& operation,
            Context const& context) -> Result<void, ScimError> {
            auto const is_manager = operation.path && operation.path->ends_with(":User:manager");
            if (!is_manager || !operation.value || !operation.value->is_object())
                return honest(resource, operation, context);
            resource.set(*operation.path, Json::array({*operation.value}));
            return {};
        });
}

}  // namespace

std::vector<Fault> patch_extension_faults()
{
    return {
        {"patch-ext-first-time-500", "RFC7644-3.5.2.1-05",
            "Patching an extension that the user does not have yet is answered with 500.", FaultMode::any,
            patch_ext_first_time_500, {}},
        {"patch-ext-object-rejected", "RFC7644-3.5.2.1-04", "A value without path that holds an extension is refused.",
            FaultMode::any, patch_ext_object_rejected, {}},
        {"patch-ext-path-rejected", "RFC7644-3.5.2-18", "A path with the URN of an extension is refused.",
            FaultMode::any, patch_ext_path_rejected, {}},
        {"patch-ext-schemas-not-added", "RFC7644-3.5.2-22", "schemas does not name an extension that a patch added.",
            FaultMode::any, patch_ext_schemas_not_added, {}},
        contested({"patch-ext-urn-case", "RFC7644-3.10-05", "The URN of an extension in another case is not known.",
            FaultMode::any, patch_ext_urn_case, {}}),
        {"patch-ext-wipes-siblings", "RFC7644-3.5.2.3-01", "Patching one attribute of an extension drops the others.",
            FaultMode::any, patch_ext_wipes_siblings, {}},
        {"patch-manager-object-misplaced", "RFC7643-4.3-04",
            "A manager given as an object is stored as a list under the path.", FaultMode::any,
            patch_manager_object_misplaced, {}},
    };
}

}  // namespace scim::server
