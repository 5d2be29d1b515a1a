// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Reads the text of an expression.

#include <string_view>

#include "expression/node.hpp"

#include <scim/provisioning/expression.hpp>

namespace scim::provisioning::expression {

/// The parsed form of an expression, all calls checked against their functions.
/// Errors: Kind::syntax with the place of the first offence.
Result<Node, ExpressionError> parse_expression(std::string_view text);

}  // namespace scim::provisioning::expression
