// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Text files that settings name.

#include <filesystem>
#include <optional>
#include <string>

namespace scim::server {

/// All of a file, empty if it cannot be read.
std::optional<std::string> read_text_file(std::filesystem::path const& file);

}  // namespace scim::server
