// SPDX-License-Identifier: Apache-2.0
#include "completion.hpp"

#include <scim/wire/text.hpp>

#include "config/flag_table.hpp"

#include <fmt/format.h>

namespace scim::cli {
namespace {

std::string command_words()
{
    std::string words;
    for (auto const& command : command_table())
        words += (words.empty() ? "" : " ") + std::string {command.name};
    return words;
}

std::string flag_words(std::string_view command)
{
    std::string words = "--help";
    for (auto const* flag : flags_of(command))
        words += " --" + std::string {flag->name};
    return words;
}

std::string choice_words(Flag const& flag)
{
    return replace_all(std::string {flag.value}, "|", " ");
}

/// `'` cannot stand inside single quotes of a shell.
std::string quoted(std::string_view text)
{
    return "'" + replace_all(std::string {text}, "'", "'\\''") + "'";
}

std::string bash_values()
{
    std::string text;
    for (auto const& flag : flag_table()) {
        if (flag.kind == ValueKind::choice)
            text += fmt::format("    --{}) COMPREPLY=($(compgen -W {} -- \"$word\")); return ;;\n", flag.name,
                quoted(choice_words(flag)));
        if (flag.kind == ValueKind::file || flag.kind == ValueKind::directory)
            text += fmt::format("    --{}) COMPREPLY=($(compgen -{} -- \"$word\")); return ;;\n", flag.name,
                flag.kind == ValueKind::file ? "f" : "d");
    }
    return text;
}

std::string bash_script()
{
    std::string text = "# bash completion of scimproof\n_scimproof() {\n"
                       "  local word=\"${COMP_WORDS[COMP_CWORD]}\" before=\"${COMP_WORDS[COMP_CWORD-1]}\"\n"
                       "  if [ \"$COMP_CWORD\" -eq 1 ]; then\n";
    text += fmt::format(
        "    COMPREPLY=($(compgen -W {} -- \"$word\")); return\n  fi\n", quoted(command_words() + " --help --version"));
    text += "  case \"$before\" in\n" + bash_values() + "  esac\n  case \"${COMP_WORDS[1]}\" in\n";
    for (auto const& command : command_table())
        text += fmt::format("    {}) COMPREPLY=($(compgen -W {} -- \"$word\")) ;;\n", command.name,
            quoted(flag_words(command.name) + (command.words.empty() ? "" : " ") + std::string {command.words}));
    return text + "  esac\n}\ncomplete -o default -F _scimproof scimproof\n";
}

std::string zsh_value(Flag const& flag)
{
    switch (flag.kind) {
    case ValueKind::none: return "";
    case ValueKind::text: return ":value: ";
    case ValueKind::file: return ":file:_files";
    case ValueKind::directory: return ":folder:_files -/";
    case ValueKind::choice: return ":choice:(" + choice_words(flag) + ")";
    }
    return "";
}

std::string zsh_help(std::string_view help)
{
    return replace_all(replace_all(replace_all(std::string {help}, "'", ""), "[", "("), "]", ")");
}

std::string zsh_script()
{
    std::string text = "#compdef scimproof\n_scimproof() {\n  local -a commands=(\n";
    for (auto const& command : command_table())
        text += fmt::format("    '{}:{}'\n", command.name, zsh_help(command.help));
    text += "  )\n  if (( CURRENT == 2 )); then _describe command commands; return; fi\n  case $words[2] in\n";
    for (auto const& command : command_table()) {
        text += fmt::format("    {}) _arguments '--help[help]'", command.name);
        for (auto const* flag : flags_of(command.name))
            text += fmt::format(" \\\n      '{}--{}[{}]{}'", flag->repeat == Repeat::list ? "*" : "", flag->name,
                zsh_help(flag->help), zsh_value(*flag));
        text += command.words.empty() ? " \\\n      '*:file:_files'"
                                      : fmt::format(" \\\n      '2:word:({})'", command.words);
        text += " ;;\n";
    }
    return text + "  esac\n}\n_scimproof \"$@\"\n";
}

std::string fish_script()
{
    std::string text = "# fish completion of scimproof\n";
    for (auto const& command : command_table())
        text += fmt::format(
            "complete -c scimproof -f -n __fish_use_subcommand -a {} -d {}\n", command.name, quoted(command.help));
    for (auto const& command : command_table()) {
        auto const condition = fmt::format("'__fish_seen_subcommand_from {}'", command.name);
        if (!command.words.empty())
            text += fmt::format("complete -c scimproof -f -n {} -a {}\n", condition, quoted(command.words));
        for (auto const* flag : flags_of(command.name)) {
            auto const value = flag->kind == ValueKind::none ? std::string {}
                : flag->kind == ValueKind::choice            ? " -x -a " + quoted(choice_words(*flag))
                                                             : std::string {" -r"};
            text += fmt::format(
                "complete -c scimproof -n {} -l {}{} -d {}\n", condition, flag->name, value, quoted(flag->help));
        }
    }
    return text;
}

}  // namespace

std::optional<std::string> completion_script(std::string_view shell)
{
    if (shell == "bash")
        return bash_script();
    if (shell == "zsh")
        return zsh_script();
    if (shell == "fish")
        return fish_script();
    return std::nullopt;
}

}  // namespace scim::cli
