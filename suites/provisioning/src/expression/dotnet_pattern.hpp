// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// From the notation of .NET's regular expressions to that of RE2.

#include <string>
#include <string_view>

#include <scim/wire/result.hpp>

#include "expression/function.hpp"

namespace scim::provisioning::expression {

/// The same pattern for RE2: names of groups are respelt, and \d \w \s mean all of Unicode, as in .NET.
/// Errors: constructs that no automaton matches in linear time (look-around, references back to a group, atomic and
/// conditional groups) and subtraction of classes.
Result<std::string, Problem> translate_dotnet_pattern(std::string_view pattern);

}  // namespace scim::provisioning::expression
