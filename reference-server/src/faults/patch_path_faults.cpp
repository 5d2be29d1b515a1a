// SPDX-License-Identifier: Apache-2.0
#include "faults/behaviour_faults.hpp"

#include <string>
#include <utility>

#include <scim/server/behaviour.hpp>
#include <scim/wire/text.hpp>

#include "seams/patch_wrapping.hpp"
#include "store/resource.hpp"

namespace scim::server {

namespace {

using Done = Result<void, ScimError>;
using Found = Result<Target, ScimError>;

// Which paths are taken for the name of a member.
using PathChoice = std::function<bool(std::string_view path, Context const& context)>;

// As where a patch is done on a map of names to values.
Done store_literally(Json& resource, PatchOperation const& operation)
{
    if (operation.kind == PatchOperation::Kind::remove)
        resource.erase(*operation.path);
    else
        resource.set(*operation.path, *operation.value);
    return {};
}

void store_paths_literally(Behaviour& behaviour, PathChoice choose)
{
    wrap_operations(behaviour,
        [choose = std::move(choose)](
            ApplyOperation const& honest, Json& resource, PatchOperation const& operation, Context const& context) {
            return operation.path && choose(*operation.path, context) ? store_literally(resource, operation)
                                                                      : honest(resource, operation, context);
        });
}

void patch_urn_path_literal(Behaviour& behaviour)
{
    store_paths_literally(behaviour, [](std::string_view path, Context const& context) {
        return starts_with_ignoring_case(path, context.type.core.id + ":");
    });
}

void patch_path_case(Behaviour& behaviour)
{
    store_paths_literally(behaviour, [](std::string_view path, Context const& context) {
        auto const* attribute = context.type.find_core(path);
        return attribute && attribute->name != path;
    });
}

void patch_bad_path_stored(Behaviour& behaviour)
{
    store_paths_literally(behaviour, [](std::string_view path, Context const& context) {
        auto const has_brackets = path.find('[') != std::string_view::npos;
        return has_brackets && !context.behaviour.resolve_path(path, context);
    });
}

void patch_unknown_path_stored(Behaviour& behaviour)
{
    store_paths_literally(behaviour, [](std::string_view path, Context const& context) {
        return path.find_first_of(".:[]") == std::string_view::npos && !context.type.find_core(path);
    });
}

constexpr std::string_view patched_created = "createdAsPatched";

// What is written to meta.created is kept beside, since the store writes meta itself, and shown in its place.
// The id is not for clients to write, so this server does not read on.
void patch_id_ignored(Behaviour& behaviour)
{
    wrap_operation(behaviour.apply_replace,
        [](ApplyOperation const& honest, Json& resource, PatchOperation const& operation, Context const& context)
            -> Done { return operation.path == "id" ? Done {} : honest(resource, operation, context); });
}

void patch_readonly_applied(Behaviour& behaviour)
{
    wrap_operation(behaviour.apply_replace,
        [](ApplyOperation const& honest, Json& resource, PatchOperation const& operation,
            Context const& context) -> Done {
            if (operation.path != "meta.created")
                return honest(resource, operation, context);
            resource.set(patched_created, *operation.value);
            return {};
        });
    behaviour.present = [honest = behaviour.present](Resource const& stored, Projection const& projection,
                            Store const& store, Context const& context) {
        auto resource = honest(stored, projection, store, context);
        auto const* created = resource.find(patched_created);
        auto* meta = resource.find("meta");
        if (created && meta)
            meta->set("created", *created);
        resource.erase(patched_created);
        return resource;
    };
}

void unlock(std::vector<Attribute>& attributes)
{
    for (auto& attribute : attributes) {
        if (attribute.mutability == Mutability::immutable)
            attribute.mutability = Mutability::read_write;
        unlock(attribute.sub_attributes);
    }
}

void patch_immutable_applied(Behaviour& behaviour)
{
    wrap_operations(behaviour,
        [](ApplyOperation const& honest, Json& resource, PatchOperation const& operation, Context const& context) {
            auto type = context.type;
            unlock(type.core.attributes);
            return honest(resource, operation, {context.behaviour, context.dialect, type});
        });
}

// Takes a number in brackets for a place in the list.
void patch_array_index_accepted(Behaviour& behaviour)
{
    wrap_operation(behaviour.apply_replace,
        [](ApplyOperation const& honest, Json& resource, PatchOperation const& operation, Context const& context) {
            auto const open = operation.path ? operation.path->find("[0].") : std::string::npos;
            auto* values = open == std::string::npos ? nullptr : resource.find(operation.path->substr(0, open));
            if (!values || !values->is_array() || values->empty())
                return honest(resource, operation, context);
            values->as_array().front().set(operation.path->substr(open + 4), *operation.value);
            return Done {};
        });
}

void patch_bad_path_ignored(Behaviour& behaviour)
{
    wrap_operations(behaviour,
        [](ApplyOperation const& honest, Json& resource, PatchOperation const& operation, Context const& context) {
            auto const is_bad = operation.path && !context.behaviour.resolve_path(*operation.path, context);
            return is_bad ? Done {} : honest(resource, operation, context);
        });
}

// Knows attributes, not what is in them.
void patch_sub_path_rejected(Behaviour& behaviour)
{
    behaviour.resolve_path = [honest = behaviour.resolve_path](std::string_view path, Context const& context) -> Found {
        auto target = honest(path, context);
        if (target && target->sub_attribute && !target->filter && !target->extension)
            return Failure {ScimError {400, ScimType::invalid_path, "there is no such attribute"}};
        return target;
    };
}

}  // namespace

std::vector<Fault> patch_path_faults()
{
    return {
        {"patch-array-index-accepted", "RFC7644-3.5.2-03", "A path with an array index is obeyed.", FaultMode::any,
            patch_array_index_accepted, {}},
        {"patch-bad-path-ignored", "RFC7644-3.5.2-11", "An operation with a broken path is skipped.", FaultMode::any,
            patch_bad_path_ignored, {}},
        {"patch-bad-path-stored", "RFC7644-3.12-31", "A path that breaks the grammar is stored as a name.",
            FaultMode::any, patch_bad_path_stored, {}},
        {"patch-immutable-applied", "RFC7644-3.5.2-17", "A patch changes an immutable value.", FaultMode::any,
            patch_immutable_applied, {}},
        {"patch-id-ignored", "RFC7643-3.1-13", "A replace of the id is answered like one that was done.",
            FaultMode::any, patch_id_ignored, {}},
        {"patch-path-case", "RFC7644-3.10-05", "A path in another case is stored beside the attribute.", FaultMode::any,
            patch_path_case, {}},
        {"patch-readonly-applied", "RFC7643-3.1-22", "A patch changes meta.created.", FaultMode::any,
            patch_readonly_applied, {}},
        {"patch-sub-path-rejected", "RFC7644-3.5.2-13", "A path to a sub-attribute is refused.", FaultMode::any,
            patch_sub_path_rejected, {}},
        {"patch-unknown-path-stored", "RFC7644-3.12-31", "A path to an unknown attribute is stored as a name.",
            FaultMode::any, patch_unknown_path_stored, {}},
        {"patch-urn-path-literal", "RFC7644-3.10-01", "A path with the URN of the core schema is stored as a name.",
            FaultMode::any, patch_urn_path_literal, {}},
    };
}

}  // namespace scim::server
