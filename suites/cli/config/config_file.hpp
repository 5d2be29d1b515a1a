// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// scimproof.toml: where it is looked for, and what it sets.

#include <optional>
#include <string>
#include <string_view>

#include <scim/wire/result.hpp>

#include "config/environment.hpp"
#include "config/settings.hpp"

namespace scim::cli {

/// The nearest scimproof.toml in the directory or above it, up to the root of the repository (the folder that holds
/// `.git`) or the file system.
std::optional<std::string> nearest_config_file(std::string const& directory);

/// `$XDG_CONFIG_HOME/scimproof/config.toml` (default ~/.config), then /etc/xdg; the first that exists.
std::optional<std::string> user_config_file(Environment const& environment);

/// Reads the text of a configuration file. `name` is its path: origins and errors carry it, and relative file names
/// in it begin at its folder. Errors: file, line, what is wrong, and the nearest known key.
Result<Settings, std::string> parse_config(
    std::string_view text, std::string const& name, Environment const& environment);

/// Reads a configuration file.
Result<Settings, std::string> read_config(std::string const& path, Environment const& environment);

/// Joins the layers: the given flags, the environment, `--config` or the nearest file, the user's file, defaults.
Result<Settings, std::string> resolve_settings(
    Settings flags, Environment const& environment, std::string const& directory);

}  // namespace scim::cli
