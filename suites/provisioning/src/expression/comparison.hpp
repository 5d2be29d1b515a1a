// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The operators of conditions.

#include <string_view>

#include "expression/node.hpp"

namespace scim::provisioning::expression {

/// Whether a comparison holds. Whole numbers compare as numbers, dates as dates, all else by code points, capitals
/// apart from small letters.
bool holds(Comparison comparison, std::string_view left, std::string_view right);

}  // namespace scim::provisioning::expression
