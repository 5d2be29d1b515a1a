// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The command line, taken apart.

#include <string>
#include <string_view>
#include <vector>

#include <scim/wire/result.hpp>

#include "config/settings.hpp"
#include "exit_code.hpp"

namespace scim::cli {

/// A command with its flags and other words.
struct Arguments {
    std::string command;  ///< empty when none was given
    Settings flags;
    std::vector<std::string> words;  ///< what is no flag
    std::vector<std::string> shown;  ///< the whole line for reports, values that may be secret replaced
};

/// Why the program ends at once: help and version with code 0, mistakes with 2.
struct EarlyEnd {
    ExitCode code = ExitCode::ok;
    std::string text;
};

/// Reads the words behind the program's name. A word that is nearly right is named in the error; the value of
/// `--token` is never repeated.
Result<Arguments, EarlyEnd> parse_arguments(std::vector<std::string> words, std::string_view version);

/// Help on one command, examples included.
std::string command_help(std::string_view command);
/// The eight lines of `scimproof` alone.
std::string short_help();
/// Every command with its line of help.
std::string general_help(std::string_view version);

}  // namespace scim::cli
