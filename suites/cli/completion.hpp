// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Shell completions, made from the flag table.

#include <optional>
#include <string>
#include <string_view>

namespace scim::cli {

/// The script for `bash`, `zsh` or `fish`; empty for another shell.
std::optional<std::string> completion_script(std::string_view shell);

}  // namespace scim::cli
