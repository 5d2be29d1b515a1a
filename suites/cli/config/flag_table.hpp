// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Every flag and every command in one table: the parser, `--help`, the completions, the environment variables and the
/// keys of scimproof.toml are made from it.

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace scim::cli {

/// What a flag's value is; none for a switch.
enum class ValueKind { none, text, file, directory, choice };

/// Whether a flag may be given more than once.
enum class Repeat { never, list };

/// One flag. Texts point into the program.
struct Flag {
    std::string_view name;  ///< without dashes: `max-time`
    char letter = 0;        ///< `q` for `-q`, 0 for none
    ValueKind kind = ValueKind::none;
    std::string_view value;  ///< placeholder in help: `FILE`; for a choice the words, separated by `|`
    Repeat repeat = Repeat::never;
    std::string_view config_key;  ///< `run.max-time`; empty: not in the file
    std::string_view fallback;    ///< default as text
    std::string_view group;
    std::string_view help;
    std::string_view commands;  ///< names of commands, blanks around each: ` run replay `
};

/// A subcommand.
struct Command {
    std::string_view name;
    std::string_view arguments;  ///< `[URL]`
    std::string_view words;      ///< closed set of its first argument, separated by blanks
    std::string_view help;       ///< one line
    std::string_view examples;   ///< lines
};

std::span<Flag const> flag_table();
std::span<Command const> command_table();

Flag const* find_flag(std::string_view name);
Command const* find_command(std::string_view name);
/// Flags of one command, in the order of the table.
std::vector<Flag const*> flags_of(std::string_view command);
/// `SCIMPROOF_MAX_TIME`.
std::string environment_name(Flag const& flag);
/// The words of a choice.
std::vector<std::string> choices_of(Flag const& flag);

}  // namespace scim::cli
