// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Which cases check which requirement.

#include <map>
#include <set>
#include <string>

#include <scim/conformance/catalogue.hpp>

namespace scim::selftest {

using CasesByRequirement = std::map<std::string, std::set<std::string>>;

/// Ids of cases by the ids of all requirements that they compare for.
CasesByRequirement cases_by_requirement(conformance::Catalogue const& catalogue);

/// Whether it is a MUST or a MUST NOT.
bool is_must(documents::Requirement const& requirement);

}  // namespace scim::selftest
