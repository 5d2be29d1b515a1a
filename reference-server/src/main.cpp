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

#include <scim/server/fault.hpp>

namespace scim::server {
namespace {

int print_listing(Arguments const& arguments)
{
    std::cout << (arguments.listing == Listing::faults ? list_faults(fault_catalogue(), arguments.listing_form)
                                                       : list_leniencies(arguments.listing_form));
    return exit_code::ok;
}

constexpr char const* admin_token_variable = "SCIM_REFERENCE_ADMIN_TOKEN";

std::optional<std::string> environment(char const* name)
{
    auto const* value = std::getenv(name);
    return value == nullptr ? std::nullopt : std::optional<std::string> {value};
}

Result<Secrets, std::string> find_secrets(Arguments const& arguments)
{
    Secrets secrets;
    if (!arguments.tenants_file) {
        auto token = find_secret_token(arguments.token_file, environment("SCIM_REFERENCE_TOKEN"), std::cin);
        if (!token)
            return Failure {token.error()};
        if (arguments.quiet && token->source == SecretToken::Source::made_here)
            return Failure {std::string {"--quiet would hide the token made here. Give one with --token-file."}};
        secrets.token = std::move(*token);
    }
    if (arguments.admin.port) {
        auto token = find_secret_token(
            arguments.admin.token_file, environment(admin_token_variable), std::cin, admin_token_variable);
        if (!token)
            return Failure {token.error()};
        if (arguments.quiet && token->source == SecretToken::Source::made_here)
            return Failure {
                std::string {"--quiet would hide the admin token made here. Give one with --admin-token-file."}};
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
