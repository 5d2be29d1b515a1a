// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Which cases notice which fault.

#include <string>
#include <vector>

#include <scim/conformance/catalogue.hpp>
#include <scim/server/fault.hpp>

namespace scim::selftest {

/// What a run against one fault showed.
struct FaultResult {
    server::Fault fault;
    std::vector<std::string>
        by_requirement;                  ///< cases with a failing assertion for the requirement that the fault breaks
    bool failed = false;                 ///< one of them with a failed MUST, not only a warning
    std::vector<std::string> elsewhere;  ///< cases that failed for another requirement only
};

/// Runs the whole plan against each fault, on as many threads as the machine has cores.
std::vector<FaultResult> fault_results(
    std::vector<server::Fault> const& faults, conformance::Catalogue const& catalogue);

}  // namespace scim::selftest
