// SPDX-License-Identifier: Apache-2.0
#include "requirement_cases.hpp"

namespace scim::selftest {

CasesByRequirement cases_by_requirement(conformance::Catalogue const& catalogue)
{
    CasesByRequirement cases;
    for (auto const& one : catalogue.cases) {
        for (auto const& id : one.checks)
            cases[id].insert(one.id);
        for (auto const& step : one.steps) {
            for (auto const& expectation : step.expectations)
                cases[expectation.requirement].insert(one.id);
        }
        for (auto const& after : one.after)
            cases[after.requirement].insert(one.id);
    }
    return cases;
}

bool is_must(documents::Requirement const& requirement)
{
    return requirement.level == documents::Level::must || requirement.level == documents::Level::must_not;
}

}  // namespace scim::selftest
