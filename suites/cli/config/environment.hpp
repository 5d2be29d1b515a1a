// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Environment variables, behind a function so that tests bring their own.

#include <functional>
#include <optional>
#include <string>

namespace scim::cli {

/// The value of a variable, empty when it is not set.
using Environment = std::function<std::optional<std::string>(std::string const& name)>;

/// The variables of this process.
Environment process_environment();

/// Replaces `${NAME}` by the variable's value. Empty when one is not set; `missing` then holds its name.
std::optional<std::string> expand(std::string const& text, Environment const& environment, std::string& missing);

}  // namespace scim::cli
