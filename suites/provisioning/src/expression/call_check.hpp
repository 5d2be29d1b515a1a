// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Judges a call before any object is known: its name, the number of its arguments, and its constants.

#include <optional>

#include "expression/function.hpp"

namespace scim::provisioning::expression {

/// Whether a word without quotes or parenthesis means something: vbTextCompare, vbBinaryCompare.
bool is_keyword(std::string_view word) noexcept;

Failure<ExpressionError> unknown_word(std::string const& word, std::size_t column);
/// Suggests the function whose name is nearest.
Failure<ExpressionError> unknown_function(std::string const& name, std::size_t column);

/// What is wrong with a call; depth 1 is the outermost.
std::optional<ExpressionError> check_call(Node const& call, std::size_t depth);

}  // namespace scim::provisioning::expression
