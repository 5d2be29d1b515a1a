// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Stories of faults in PATCH and in queries.

#include <string>
#include <vector>

#include "faults/fault_story.hpp"

namespace scim::server::test {

/// A user, one patch, and the user afterwards.
std::string patched(Provider& provider, std::string const& members, std::string const& operations);

/// A group of two, one patch, and the group afterwards.
std::string group_patched(Provider& provider, std::string const& operations);

/// Of faults in PATCH.
std::vector<Story> patch_stories();
/// Of faults in pages reached by cursor, searches, /Me.
std::vector<Story> query_stories();

}  // namespace scim::server::test
