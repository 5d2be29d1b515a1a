// SPDX-License-Identifier: Apache-2.0
#include "cli/arguments.hpp"

#include <algorithm>
#include <utility>

#include <scim/server/fault.hpp>
#include <scim/wire/text.hpp>
#include <scim/wire/uri.hpp>

#include <CLI/CLI.hpp>

namespace scim::server {
namespace {

constexpr char const* program = "scim-reference-server";

/// The words as they were written, before anybody asked what they mean.
struct RawArguments {
    Arguments arguments;
    std::string dialect = "strict";
    std::vector<std::string> allowed;
    std::vector<std::string> denied;
    std::string http = "beast";
    bool list_faults = false;
    bool list_leniencies = false;
    bool json = false;
};

EarlyEnd mistake(std::string const& text, int code = exit_code::usage)
{
    return {code, std::string {program} + ": " + text + "\nTry " + program + " --help.\n"};
}

std::string unknown(std::string_view kind, std::string const& word, std::vector<std::string> const& known)
{
    auto text = "unknown " + std::string {kind} + " " + word + ".";
    auto const near = nearest(word, known);
    return near.empty() ? text : text + " Did you mean " + near + "?";
}

/// A whole number within bounds.
CLI::Validator within(int low, int high)
{
    return CLI::Range(low, high).description("");
}

void add_network_options(CLI::App& app, RawArguments& raw)
{
    auto& arguments = raw.arguments;
    auto const add = [&app](char const* name, auto& target, char const* description, char const* type) {
        return app.add_option(name, target, description)->type_name(type)->group("Network");
    };
    add("--port", arguments.port, "Port to listen on; 0 takes any free one (default 8080)", "PORT")
        ->check(within(0, 65535));
    add("--listen", arguments.address, "Address to listen on, loopback only (default 127.0.0.1)", "ADDRESS");
    add("--base-path", arguments.base_path, "What every path begins with (default /scim/v2)", "PATH");
    add("--http", raw.http, "HTTP library: beast (default) or cpprestsdk", "LIBRARY");
    add("--threads", arguments.threads, "Threads that answer requests (default 2)", "N")->check(within(1, 64));
    add("--port-file", arguments.port_file, "Write the port number to this file when ready", "FILE");
}

void add_behaviour_options(CLI::App& app, RawArguments& raw)
{
    app.add_option(
           "--token-file", raw.arguments.token_file, "Read the secret token from this file; - is standard input")
        ->type_name("FILE")
        ->group("Credentials");
    app.add_option("--dialect", raw.dialect, "What is forgiven: strict (default) or entra")
        ->type_name("NAME")
        ->group("Behaviour");
    // One value per option, so that a word behind it is never swallowed.
    auto const add_repeatable = [&app](char const* name, auto& target, char const* description, char const* type) {
        app.add_option(name, target, description)
            ->type_name(type)
            ->type_size(1)
            ->expected(1)
            ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
            ->group("Behaviour");
    };
    add_repeatable("--allow", raw.allowed, "Forgive this as well (repeatable)", "LENIENCY");
    add_repeatable("--deny", raw.denied, "Do not forgive this (repeatable)", "LENIENCY");
    add_repeatable("--fault", raw.arguments.faults, "Be wrong in this way (repeatable)", "FAULT");
}

void add_information_options(CLI::App& app, RawArguments& raw)
{
    app.add_flag("--list-faults", raw.list_faults, "List the faults and end")->group("Information");
    app.add_flag("--list-leniencies", raw.list_leniencies, "List what can be forgiven and end")->group("Information");
    app.add_flag("--json", raw.json, "Make the list JSON")->group("Information");
    app.add_flag("-q,--quiet", raw.arguments.quiet, "Print nothing but errors")->group("Information");
    app.set_version_flag("--version", std::string {program} + " " + SCIM_VERSION, "Show the version and end")
        ->group("Information");
    app.set_help_flag("-h,--help", "Show this help and end")->group("Information");
}

constexpr char const* footer
    = "The secret token is taken from --token-file, else from SCIM_REFERENCE_TOKEN, else made and printed.\n\n"
      "Examples:\n"
      "  scim-reference-server --dialect entra\n"
      "  scim-reference-server --port 0 --port-file port.txt --fault patch-not-atomic\n";

std::vector<std::string> option_names(CLI::App& app)
{
    std::vector<std::string> names;
    for (auto const* option : app.get_options()) {
        for (auto const& name : option->get_lnames())
            names.push_back("--" + name);
    }
    return names;
}

std::string unexpected_word(CLI::App& app)
{
    auto const words = app.remaining();
    auto const word = words.front().substr(0, words.front().find('='));
    if (word == "--token")
        return "there is no --token: arguments are visible to every user. Use --token-file or SCIM_REFERENCE_TOKEN.";
    if (!word.empty() && word.front() == '-')
        return unknown("option", word, option_names(app));
    return "unexpected argument " + word + ".";
}

std::vector<std::string> leniency_names()
{
    std::vector<std::string> names;
    for (auto const& leniency : leniencies())
        names.emplace_back(leniency.name);
    return names;
}

Result<void, std::string> settle_dialect(RawArguments& raw)
{
    auto dialect = dialect_named(raw.dialect);
    if (!dialect)
        return Failure {dialect.error()};
    auto words = raw.dialect;
    for (auto const& name : raw.allowed) {
        auto const leniency = find_leniency(name);
        if (!leniency)
            return Failure {unknown("leniency", name, leniency_names())};
        dialect->allow(*leniency);
        words += ", also " + name;
    }
    for (auto const& name : raw.denied) {
        auto const leniency = find_leniency(name);
        if (!leniency)
            return Failure {unknown("leniency", name, leniency_names())};
        dialect->deny(*leniency);
        words += ", not " + name;
    }
    raw.arguments.dialect = *dialect;
    raw.arguments.dialect_words = words;
    return {};
}

Result<void, std::string> check_faults(std::vector<std::string> const& wanted)
{
    if (wanted.empty())
        return {};
    std::vector<std::string> known;
    for (auto const& fault : fault_catalogue())
        known.push_back(fault.id);
    for (auto const& id : wanted) {
        if (std::find(known.begin(), known.end(), id) == known.end())
            return Failure {unknown("fault", id, known)};
    }
    return {};
}

Result<void, std::string> settle_http(RawArguments& raw)
{
    if (raw.http != "beast" && raw.http != "cpprestsdk")
        return Failure {unknown("HTTP library", raw.http, {"beast", "cpprestsdk"})};
    raw.arguments.http = raw.http == "beast" ? HttpStack::beast : HttpStack::cpprestsdk;
    return {};
}

Result<void, std::string> settle_base_path(std::string& path)
{
    while (!path.empty() && path.back() == '/')
        path.pop_back();
    if (!path.empty() && path.front() != '/')
        return Failure {"--base-path begins with a slash, as /scim/v2 does; seen: " + path + "."};
    if (path.find_first_of("?#% ") != std::string::npos)
        return Failure {"--base-path has plain path segments only; seen: " + path + "."};
    return {};
}

bool is_loopback_address(std::string const& address)
{
    auto const bracketed = address.find(':') == std::string::npos ? address : "[" + address + "]";
    auto const uri = parse_uri("http://" + bracketed + "/");
    return uri && is_loopback(*uri);
}

Result<void, std::string> settle_address(std::string& address)
{
    if (address == "localhost")
        address = "127.0.0.1";
    if (is_loopback_address(address))
        return {};
    return Failure {"--listen " + address
        + " is refused: without TLS the secret token would travel in the clear. Listen on 127.0.0.1 or ::1."};
}

Result<Arguments, EarlyEnd> settle(RawArguments raw)
{
    for (auto const& step : {settle_dialect(raw), settle_http(raw), settle_base_path(raw.arguments.base_path),
             check_faults(raw.arguments.faults)}) {
        if (!step)
            return Failure {mistake(step.error())};
    }
    if (auto const address = settle_address(raw.arguments.address); !address)
        return Failure {mistake(address.error(), exit_code::refused)};
    if (raw.list_faults || raw.list_leniencies)
        raw.arguments.listing = raw.list_faults ? Listing::faults : Listing::leniencies;
    raw.arguments.listing_form = raw.json ? ListingForm::json : ListingForm::text;
    return std::move(raw.arguments);
}

}  // namespace

Result<Arguments, EarlyEnd> parse_arguments(std::vector<std::string> words)
{
    RawArguments raw;
    CLI::App app {"A SCIM 2.0 service provider in memory: honest, or wrong in one chosen way.", program};
    app.set_help_flag();  // it comes last
    add_network_options(app, raw);
    add_behaviour_options(app, raw);
    add_information_options(app, raw);
    app.allow_extras();
    app.footer(footer);
    try {
        std::reverse(words.begin(), words.end());  // CLI11 takes them from the back
        app.parse(std::move(words));
    } catch (CLI::CallForHelp const&) {
        return Failure {EarlyEnd {exit_code::ok, app.help()}};
    } catch (CLI::CallForVersion const& version) {
        return Failure {EarlyEnd {exit_code::ok, std::string {version.what()} + "\n"}};
    } catch (CLI::ParseError const& error) {
        return Failure {mistake(error.what())};
    }
    if (!app.remaining().empty())
        return Failure {mistake(unexpected_word(app))};
    return settle(std::move(raw));
}

}  // namespace scim::server
