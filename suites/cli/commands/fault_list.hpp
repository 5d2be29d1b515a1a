// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The faults of the reference server, as the catalogue of faults tells of them.

#include <string>
#include <vector>

namespace scim::cli {

struct ListedFault {
    std::string id, requirement, mode, summary;
    std::vector<std::string> cases;  ///< some of those that notice it
};

/// All of them, compiled in; by id.
std::vector<ListedFault> listed_faults();

}  // namespace scim::cli
