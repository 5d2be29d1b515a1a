// SPDX-License-Identifier: Apache-2.0
#include "program.hpp"

#include <array>
#include <filesystem>
#include <iostream>
#include <string_view>
#include <utility>

#include <scim/wire/text.hpp>

#include "arguments.hpp"
#include "commands/commands.hpp"
#include "console/style.hpp"

namespace scim::cli {
namespace {

using Function = Ending (*)(Arguments const&, Context const&);

constexpr std::array functions {
    std::pair<std::string_view, Function> {"run", &run_command},
    std::pair<std::string_view, Function> {"provision", &provision_command},
    std::pair<std::string_view, Function> {"health", &health_command},
    std::pair<std::string_view, Function> {"probe", &probe_command},
    std::pair<std::string_view, Function> {"list", &list_command},
    std::pair<std::string_view, Function> {"explain", &explain_command},
    std::pair<std::string_view, Function> {"replay", &replay_command},
    std::pair<std::string_view, Function> {"lint", &lint_command},
    std::pair<std::string_view, Function> {"report", &report_command},
    std::pair<std::string_view, Function> {"merge", &merge_command},
    std::pair<std::string_view, Function> {"diff", &diff_command},
    std::pair<std::string_view, Function> {"baseline", &baseline_command},
    std::pair<std::string_view, Function> {"cleanup", &cleanup_command},
    std::pair<std::string_view, Function> {"serve", &serve_command},
    std::pair<std::string_view, Function> {"completion", &completion_command},
    std::pair<std::string_view, Function> {"config", &config_command},
    std::pair<std::string_view, Function> {"help", &help_command},
};

Ending dispatch(Arguments const& arguments, Context const& context)
{
    for (auto const& [name, function] : functions) {
        if (name == arguments.command)
            return function(arguments, context);
    }
    return {ExitCode::internal, "the command " + arguments.command + " has no function"};
}

/// Whether standard output carries a file, so that texts for people go elsewhere.
bool gives_file_to_output(Settings const& flags)
{
    for (auto const& [name, setting] : flags) {
        auto const is_output = name != "token-file" && name.size() > 5 && name.substr(name.size() - 5) == "-file";
        if (is_output && setting.values.back() == "-")
            return true;
    }
    return false;
}

/// The last line: always for run and replay, else when something is to be said.
void say_goodbye(Arguments const& arguments, Ending const& ending, Context const& context)
{
    auto const is_run = arguments.command == "run" || arguments.command == "replay" || arguments.command == "provision";
    if (!is_run && ending.code == ExitCode::ok && ending.reason.empty())
        return;
    auto const is_mistake = ending.code == ExitCode::usage || ending.code == ExitCode::refused;
    auto const to_output = is_run && !is_mistake && !gives_file_to_output(arguments.flags);
    auto& out = to_output ? context.out : context.err;
    auto last = ending;
    // Several mistakes of the user's own files: a line each, and what became of it in the last.
    if (ending.code == ExitCode::usage) {
        auto lines = split(ending.reason, '\n');
        last.reason = lines.back();
        lines.pop_back();
        for (auto const& line : lines)
            out << harmless(line) << '\n';
    }
    out << harmless(exit_line(last)) << '\n' << std::flush;
}

std::string current_directory()
{
    std::error_code ignored;
    return std::filesystem::current_path(ignored).string();
}

}  // namespace

int main_program(std::vector<std::string> words)
{
    auto const arguments = parse_arguments(std::move(words), SCIM_VERSION);
    if (!arguments) {
        auto const& early = arguments.error();
        (early.code == ExitCode::ok ? std::cout : std::cerr) << early.text << std::flush;
        return static_cast<int>(early.code);
    }
    auto const environment = process_environment();
    Context const context {
        environment, std::cin, std::cout, std::cerr, detect_terminal(environment), current_directory(), SCIM_VERSION};
    auto const ending = dispatch(*arguments, context);
    std::cout << std::flush;
    say_goodbye(*arguments, ending, context);
    return static_cast<int>(ending.code);
}

}  // namespace scim::cli
