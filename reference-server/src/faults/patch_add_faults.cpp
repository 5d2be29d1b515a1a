// SPDX-License-Identifier: Apache-2.0
#include "faults/behaviour_faults.hpp"

#include <utility>

#include <scim/server/behaviour.hpp>

#include "faults/patch_targets.hpp"

namespace scim::server {

namespace {

void patch_add_duplicates(Behaviour& behaviour)
{
    behaviour.append_value = [](Json::Array& values, Json value) { values.push_back(std::move(value)); };
}

void patch_add_replaces_array(Behaviour& behaviour)
{
    behaviour.apply_add = [add = behaviour.apply_add, replace = behaviour.apply_replace](
                              Json& resource, PatchOperation const& operation, Context const& context) {
        return targets_list(operation, context) ? replace(resource, operation, context)
                                                : add(resource, operation, context);
    };
}

void patch_add_ignored(Behaviour& behaviour)
{
    behaviour.apply_add = [](Json&, PatchOperation const&, Context const&) -> Result<void, ScimError> { return {}; };
}

void patch_vp_add_nomatch_entra(Behaviour& behaviour)
{
    behaviour.apply_add
        = [honest = behaviour.apply_add](Json& resource, PatchOperation const& operation, Context const& context) {
              auto const dialect = context.dialect.without(Leniency::add_without_match_creates);
              return honest(resource, operation, {context.behaviour, dialect, context.type});
          };
}

}  // namespace

std::vector<Fault> patch_add_faults()
{
    return {
        {"patch-add-duplicates", "RFC7644-3.5.2.1-11", "Adding a value that is there makes a second copy.",
            FaultMode::any, patch_add_duplicates, {}},
        {"patch-add-ignored", "RFC7644-3.5.2.1-01", "An add does nothing, though the answer is a success.",
            FaultMode::any, patch_add_ignored, {}},
        {"patch-add-replaces-array", "RFC7644-3.5.2.1-07", "An add to a list throws the old values away.",
            FaultMode::any, patch_add_replaces_array, {}},
        {"patch-vp-add-nomatch-entra", "ENTRA-056", "An add whose value filter matches nothing is refused.",
            FaultMode::entra, patch_vp_add_nomatch_entra, {}},
    };
}

}  // namespace scim::server
