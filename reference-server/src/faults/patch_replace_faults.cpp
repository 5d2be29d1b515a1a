// SPDX-License-Identifier: Apache-2.0
#include "faults/behaviour_faults.hpp"

#include <scim/server/behaviour.hpp>

#include "faults/patch_targets.hpp"

namespace scim::server {

namespace {

void patch_replace_array_appends(Behaviour& behaviour)
{
    behaviour.apply_replace = [replace = behaviour.apply_replace, add = behaviour.apply_add](
                                  Json& resource, PatchOperation const& operation, Context const& context) {
        return targets_list(operation, context) ? add(resource, operation, context)
                                                : replace(resource, operation, context);
    };
}

void patch_replace_complex_wipes(Behaviour& behaviour)
{
    behaviour.merge_complex = [](Json& existing, Json const& given) { existing = given; };
}

void patch_vp_nomatch_entra(Behaviour& behaviour)
{
    behaviour.apply_replace
        = [honest = behaviour.apply_replace](Json& resource, PatchOperation const& operation, Context const& context) {
              auto const dialect = context.dialect.without(Leniency::replace_without_match_creates);
              return honest(resource, operation, {context.behaviour, dialect, context.type});
          };
}

// The other direction: what only Entra needs is done for everybody.
void patch_vp_nomatch_200(Behaviour& behaviour)
{
    behaviour.apply_replace
        = [honest = behaviour.apply_replace](Json& resource, PatchOperation const& operation, Context const& context) {
              auto dialect = context.dialect;
              dialect.allow(Leniency::replace_without_match_creates);
              return honest(resource, operation, {context.behaviour, dialect, context.type});
          };
}

}  // namespace

std::vector<Fault> patch_replace_faults()
{
    return {
        {"patch-replace-array-appends", "RFC7644-3.5.2.3-04", "A replace of a list keeps the old values.",
            FaultMode::any, patch_replace_array_appends, {}},
        {"patch-replace-complex-wipes", "RFC7644-3.5.2.3-07", "A replace of a complex attribute drops what it omits.",
            FaultMode::any, patch_replace_complex_wipes, {}},
        {"patch-vp-nomatch-200", "RFC7644-3.5.2.3-10", "A replace whose value filter matches nothing is accepted.",
            FaultMode::strict, patch_vp_nomatch_200, {}},
        {"patch-vp-nomatch-entra", "ENTRA-003", "A replace whose value filter matches nothing is refused.",
            FaultMode::entra, patch_vp_nomatch_entra, {}},
    };
}

}  // namespace scim::server
