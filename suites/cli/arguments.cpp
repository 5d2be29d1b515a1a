// SPDX-License-Identifier: Apache-2.0
#include "arguments.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <utility>

#include <scim/wire/text.hpp>

#include "config/flag_table.hpp"
#include "config/suggestion.hpp"

#include <CLI/CLI.hpp>

namespace scim::cli {
namespace {

/// Where the parser leaves the values of one flag.
using Values = std::map<std::string, std::vector<std::string>>;

std::string option_text(Flag const& flag)
{
    auto const letter = flag.letter == 0 ? std::string {} : std::string {"-"} + flag.letter + ",";
    return letter + "--" + std::string {flag.name};
}

std::string help_text(Flag const& flag)
{
    auto const fallback = flag.fallback.empty() ? std::string {} : " [" + std::string {flag.fallback} + "]";
    return std::string {flag.help} + fallback;
}

void add_flag(CLI::App& app, Flag const& flag, Values& values)
{
    CLI::Option* option = nullptr;
    if (flag.kind == ValueKind::none) {
        option = app.add_flag(option_text(flag))->description(help_text(flag));
    } else {
        // One value per option, so that a word behind it is never swallowed.
        option = app.add_option(option_text(flag), values[std::string {flag.name}], help_text(flag));
        option->type_name(std::string {flag.value})->type_size(1)->expected(1)->allow_extra_args(false);
        option->multi_option_policy(
            flag.repeat == Repeat::list ? CLI::MultiOptionPolicy::TakeAll : CLI::MultiOptionPolicy::TakeLast);
    }
    option->group(std::string {flag.group});
}

/// The parser of one command.
std::unique_ptr<CLI::App> make_app(Command const& command, Values& values)
{
    auto app = std::make_unique<CLI::App>(std::string {command.help} + ".", "scimproof " + std::string {command.name});
    app->set_help_flag("-h,--help", "Print this help")->group("All");
    app->allow_extras();
    for (auto const* flag : flags_of(command.name))
        add_flag(*app, *flag, values);
    app->footer("Examples:\n" + std::string {command.examples});
    return app;
}

EarlyEnd mistake(std::string const& sentence, std::string const& command)
{
    auto const way_out = command.empty() ? "scimproof --help" : "scimproof " + command + " --help";
    return {ExitCode::usage,
        "scimproof: " + sentence + " Try " + way_out + ".\n" + exit_line({ExitCode::usage, {}}) + "\n"};
}

std::string with_suggestion(std::string const& text, std::string const& near)
{
    return near.empty() ? text + "." : text + ". Did you mean " + near + "?";
}

std::string unknown_flag(std::string const& word, std::string_view command)
{
    std::vector<std::string> names {"--help"};
    for (auto const* flag : flags_of(command))
        names.push_back("--" + std::string {flag->name});
    for (auto const& flag : flag_table()) {
        if (word == "--" + std::string {flag.name})
            return "scimproof " + std::string {command} + " has no " + word + ".";
    }
    return with_suggestion("unknown flag " + word, suggestion(word, names));
}

/// The complaint about a word that looks like a flag and is none. Only the part before `=` is repeated.
std::optional<std::string> wrong_flag(std::vector<std::string> const& words, std::string_view command)
{
    for (auto const& word : words) {
        auto const name = word.substr(0, word.find('='));
        if (name == "--token" || name == "-token")
            return "there is no --token: arguments can be read by every user of the machine. Use --token-file, "
                   "--token-command or SCIMPROOF_TOKEN.";
        if (name.size() > 1 && name.front() == '-')
            return unknown_flag(name, command);
    }
    return std::nullopt;
}

Settings settings_from(CLI::App const& app, Command const& command, Values const& values)
{
    Settings settings;
    for (auto const* flag : flags_of(command.name)) {
        std::string const name {flag->name};
        if (app.get_option("--" + name)->count() == 0)
            continue;
        auto const found = values.find(name);
        auto given = found == values.end() ? std::vector<std::string> {"true"} : found->second;
        settings.set(name, {std::move(given), "flag --" + name});
    }
    return settings;
}

/// The line for reports: values of flags that may carry a secret are replaced.
std::vector<std::string> shown_line(std::vector<std::string> const& words)
{
    std::vector<std::string> shown {"scimproof"};
    auto hide_next = false;
    for (auto const& word : words) {
        auto const name = word.substr(0, word.find('='));
        auto const is_secret = name == "--header" || name == "--token-command" || name == "--proxy";
        if (hide_next)
            shown.emplace_back("‹set›");
        else
            shown.push_back(is_secret && name != word ? name + "=‹set›" : word);
        hide_next = is_secret && name == word && !hide_next;
    }
    return shown;
}

Result<Arguments, EarlyEnd> parse_command(Command const& command, std::vector<std::string> words)
{
    Values values;
    auto const app = make_app(command, values);
    Arguments arguments;
    arguments.command = command.name;
    try {
        auto reversed = words;  // CLI11 takes them from the back
        std::reverse(reversed.begin(), reversed.end());
        app->parse(std::move(reversed));
    } catch (CLI::CallForHelp const&) {
        return Failure {EarlyEnd {ExitCode::ok, app->help()}};
    } catch (CLI::ParseError const& error) {
        if (auto const problem = wrong_flag(app->remaining(), command.name))
            return Failure {mistake(*problem, arguments.command)};
        return Failure {mistake(std::string {error.what()} + ".", arguments.command)};
    }
    arguments.words = app->remaining();
    if (auto const problem = wrong_flag(arguments.words, command.name))
        return Failure {mistake(*problem, arguments.command)};
    arguments.flags = settings_from(*app, command, values);
    return arguments;
}

std::vector<std::string> command_names()
{
    std::vector<std::string> names;
    for (auto const& command : command_table())
        names.emplace_back(command.name);
    return names;
}

}  // namespace

Result<Arguments, EarlyEnd> parse_arguments(std::vector<std::string> words, std::string_view version)
{
    if (words.empty())
        return Failure {EarlyEnd {ExitCode::ok, short_help()}};
    auto const first = words.front();
    if (first == "--version" || first == "-V")
        return Failure {EarlyEnd {ExitCode::ok, "scimproof " + std::string {version} + "\n"}};
    if (first == "--help" || first == "-h")
        return Failure {EarlyEnd {ExitCode::ok, general_help(version)}};
    if (auto const problem = wrong_flag({first}, ""))
        return Failure {mistake(*problem, "")};
    auto const* const command = find_command(first);
    if (command == nullptr)
        return Failure {mistake(with_suggestion("unknown command " + first, suggestion(first, command_names())), "")};
    std::vector<std::string> const rest {words.begin() + 1, words.end()};
    if (first == "serve")  // its flags are those of the server
        return Arguments {first, {}, rest, {}};
    auto arguments = parse_command(*command, rest);
    if (arguments)
        arguments->shown = shown_line(words);
    return arguments;
}

std::string command_help(std::string_view name)
{
    auto const* const command = find_command(name);
    if (command == nullptr)
        return {};
    Values values;
    return make_app(*command, values)->help();
}

}  // namespace scim::cli
