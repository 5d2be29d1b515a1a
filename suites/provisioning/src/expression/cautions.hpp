// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Expressions that can be read but will disappoint.

#include <vector>

#include "expression/function.hpp"

namespace scim::provisioning::expression {

/// What Microsoft warns of in an expression, in the order of the text.
std::vector<ExpressionError> find_cautions(Node const& root);

}  // namespace scim::provisioning::expression
