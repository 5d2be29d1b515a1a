// SPDX-License-Identifier: Apache-2.0
#include "faults/behaviour_faults.hpp"

#include <scim/server/behaviour.hpp>
#include <scim/wire/text.hpp>

#include "faults/patch_targets.hpp"

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

}  // namespace

std::vector<Fault> patch_extension_faults()
{
    return {
        {"patch-ext-path-rejected", "RFC7644-3.5.2-18", "A path with the URN of an extension is refused.",
            FaultMode::any, patch_ext_path_rejected, {}},
        {"patch-ext-schemas-not-added", "RFC7644-3.5.2-22", "schemas does not name an extension that a patch added.",
            FaultMode::any, patch_ext_schemas_not_added, {}},
        {"patch-ext-wipes-siblings", "RFC7644-3.5.2.3-01", "Patching one attribute of an extension drops the others.",
            FaultMode::any, patch_ext_wipes_siblings, {}},
    };
}

}  // namespace scim::server
