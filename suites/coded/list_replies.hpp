// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What the coded cases read from lists.

#include <string>
#include <vector>

#include "session.hpp"

namespace scim::conformance {

/// `Resources` of a list, or nullptr.
Json const* resources_of(Reply const& page);
/// The ids of the resources in a list, in order; an empty text where a resource has none.
std::vector<std::string> ids_on(Reply const& page);

}  // namespace scim::conformance
