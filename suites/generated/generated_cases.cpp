// SPDX-License-Identifier: Apache-2.0
#include "generated/generated_cases.hpp"

namespace scim::conformance {

std::vector<CaseDefinition> generated_cases()
{
    std::vector<CaseDefinition> all;
    for (auto const& some : {generated_creation_cases(), generated_refusal_cases(), generated_change_cases(),
             generated_patch_cases(), generated_filter_cases(), generated_projection_cases()})
        all.insert(all.end(), some.begin(), some.end());
    return all;
}

}  // namespace scim::conformance
