// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// docs/questions.md: what the faults do not prove.

#include <string>
#include <vector>

#include <scim/conformance/catalogue.hpp>
#include <scim/wire/json.hpp>

#include "fault_matrix.hpp"

namespace scim::selftest {

/// What no fault shows: cases that none of them makes fail, see cases_that_see(), and requirements with cases that none
/// of them breaks.
struct Unproven {
    std::vector<conformance::CaseDefinition const*> cases;
    std::vector<documents::Requirement const*> requirements;  ///< MUSTs only
};

/// Of the whole catalogue, in its order. The results must be those of all faults.
Unproven unproven(std::vector<FaultResult> const& results, conformance::Catalogue const& catalogue);

/// The page: group by group as in suites/questions.json, each with its reason.
std::string questions_page(Unproven const& unproven, Json const& groups);

/// A sentence for each unproven case and requirement that no group explains, and for each entry that explains nothing.
std::vector<std::string> problems_of_groups(Unproven const& unproven, Json const& groups);

}  // namespace scim::selftest
