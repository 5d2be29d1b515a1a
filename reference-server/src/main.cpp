// SPDX-License-Identifier: Apache-2.0
/// @file
/// scim-reference-server: serves until it is told to stop.

#include <cstdlib>
#include <iostream>
#include <optional>
#include <utility>

#include "cli/arguments.hpp"
#include "cli/catalogue_listing.hpp"
#include "cli/program.hpp"
#include "cli/secret_token.hpp"
#include "cli/stop_signals.hpp"

namespace scim::server {
namespace {

int print_listing(Arguments const& arguments)
{
    std::cout << listing_text(arguments.listing, arguments.listing_form);
    return exit_code::ok;
}

/// Where one of the tokens may come from.
struct TokenSource {
    std::optional<std::string> const& file;
    char const* variable;
    char const* words;   ///< for people
    char const* option;  ///< that names the file
};

Result<SecretToken, std::string> find_token(TokenSource const& source, bool is_quiet)
{
    auto const* value = std::getenv(source.variable);
    auto token = find_secret_token(
        source.file, value ? std::optional<std::string> {value} : std::nullopt, std::cin, source.variable);
    if (token && is_quiet && token->source == SecretToken::Source::made_here)
        return Failure {std::string {"--quiet would hide the "} + source.words + " made here. Give one with "
            + source.option + "."};
    return token;
}

Result<Secrets, std::string> find_secrets(Arguments const& arguments)
{
    Secrets secrets;
    if (!arguments.tenants_file) {
        auto token
            = find_token({arguments.token_file, "SCIM_REFERENCE_TOKEN", "token", "--token-file"}, arguments.quiet);
        if (!token)
            return Failure {token.error()};
        secrets.token = std::move(*token);
    }
    if (arguments.admin.port) {
        auto token = find_token(
            {arguments.admin.token_file, "SCIM_REFERENCE_ADMIN_TOKEN", "admin token", "--admin-token-file"},
            arguments.quiet);
        if (!token)
            return Failure {token.error()};
        secrets.admin = std::move(*token);
    }
    return secrets;
}

int run(std::vector<std::string> words)
{
    auto arguments = parse_arguments(std::move(words));
    if (!arguments) {
        auto const& end = arguments.error();
        (end.exit_code == exit_code::ok ? std::cout : std::cerr) << end.text;
        return end.exit_code;
    }
    if (arguments->listing != Listing::nothing)
        return print_listing(*arguments);
    auto secrets = find_secrets(*arguments);
    if (!secrets)
        return fail(exit_code::usage, secrets.error());
    StopSignals const stop_signals;
    return Program {std::move(*arguments), std::move(*secrets)}.run(stop_signals);
}

}  // namespace
}  // namespace scim::server

int main(int argc, char** argv)
{
    return scim::server::run({argv + 1, argv + argc});
}
