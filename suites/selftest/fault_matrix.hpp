// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Which cases notice which fault.

#include <map>
#include <set>
#include <string>
#include <vector>

#include <scim/conformance/catalogue.hpp>
#include <scim/server/fault.hpp>

namespace scim::selftest {

/// Who says that a requirement is not met.
struct Notice {
    std::vector<std::string> cases;    ///< that fail or warn with an assertion for it, in the order of the run
    std::vector<std::string> remarks;  ///< the same of cases that only remark on it
    bool failed = false;               ///< one of the cases with a failed MUST, not only a warning
};

/// What a run against one fault showed.
struct FaultResult {
    server::Fault fault;
    std::map<std::string, Notice> notices;  ///< by requirement
};

/// Runs the plan against each fault, on as many threads as the machine has cores: the whole plan of the profile that
/// the fault's dialect fits, and the cases that only other profiles have.
std::vector<FaultResult> fault_results(
    std::vector<server::Fault> const& faults, conformance::Catalogue const& catalogue);

/// The cases that at least one of the faults makes fail, warn or remark, for whichever requirement.
std::set<std::string> noticing_cases(std::vector<FaultResult> const& results);

/// The same of the faults that few cases notice. What makes most of a run fail proves little of a single case.
std::set<std::string> cases_that_see(std::vector<FaultResult> const& results);

}  // namespace scim::selftest
