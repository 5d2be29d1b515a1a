// SPDX-License-Identifier: Apache-2.0
/// @file
/// scim-reference-server: serves until it is told to stop.

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <latch>
#include <memory>
#include <random>
#include <utility>

#include "cli/arguments.hpp"
#include "cli/catalogue_listing.hpp"
#include "cli/secret_token.hpp"
#include "cli/start_page.hpp"

#include <scim/server/fault.hpp>
#include <scim/server/listener.hpp>
#include <scim/server/service_provider.hpp>

namespace scim::server {
namespace {

/// SIGINT and SIGTERM, kept away from all threads that are started later.
class StopSignals {
public:
    StopSignals()
    {
        sigemptyset(&signals_);
        sigaddset(&signals_, SIGINT);
        sigaddset(&signals_, SIGTERM);
        pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
        std::signal(SIGPIPE, SIG_IGN);
    }

    /// Returns when one has come. A second one ends the program the hard way.
    void wait() const
    {
        int signal = 0;
        sigwait(&signals_, &signal);
        pthread_sigmask(SIG_UNBLOCK, &signals_, nullptr);
    }

private:
    sigset_t signals_ {};
};

int fail(int code, std::string const& sentence)
{
    std::cerr << "scim-reference-server: " << sentence << "\n";
    return code;
}

std::optional<std::string> environment(char const* name)
{
    auto const* value = std::getenv(name);
    return value == nullptr ? std::nullopt : std::optional<std::string> {value};
}

/// The file appears with its whole content or not at all, so that who waits for it never reads half a number.
bool write_port_file(std::string const& path, std::uint16_t port)
{
    auto const draft = path + ".part";
    {
        std::ofstream file {draft, std::ios::trunc};
        file << port << "\n";
        if (!file.flush())
            return false;
    }
    std::error_code error;
    std::filesystem::rename(draft, path, error);
    return !error;
}

ServiceProviderOptions provider_options(Arguments const& arguments, std::string const& token)
{
    ServiceProviderOptions options;
    options.base_path = arguments.base_path;
    options.public_base_url = tenant_url(arguments, arguments.port);
    options.bearer_token = token;
    options.dialect = arguments.dialect;
    options.faults = arguments.faults;
    options.seed = (std::uint64_t {std::random_device {}()} << 32) | std::random_device {}();
    return options;
}

Result<std::unique_ptr<Listener>, std::string> listen(Arguments const& arguments, Handler handler)
{
    ListenOptions options;
    options.address = arguments.address;
    options.port = arguments.port;
    options.threads = arguments.threads;
    // The service provider has limits of its own and better words for them.
    options.max_body_bytes = 2 * ServiceProviderOptions {}.max_body_bytes;
    switch (arguments.http) {
    case HttpStack::beast: return listen_with_beast(std::move(options), std::move(handler));
    case HttpStack::cpprestsdk: return listen_with_cpprest(std::move(options), std::move(handler));
    }
    return Failure {std::string {"no HTTP library"}};
}

int print_listing(Arguments const& arguments)
{
    std::cout << (arguments.listing == Listing::faults ? list_faults(fault_catalogue(), arguments.listing_form)
                                                       : list_leniencies(arguments.listing_form));
    return exit_code::ok;
}

int serve(Arguments const& arguments, SecretToken const& token)
{
    StopSignals const stop_signals;
    auto provider = ServiceProvider::create(provider_options(arguments, token.value));
    if (!provider)
        return fail(exit_code::usage, provider.error());

    // Requests wait until the service provider knows its own URL, which takes the port.
    std::latch ready {1};
    auto listener = listen(arguments, [&](HttpRequest const& request) {
        ready.wait();
        return (*provider)->handle(request);
    });
    if (!listener)
        return fail(exit_code::unreachable, listener.error());

    auto const port = (*listener)->port();
    auto const url = tenant_url(arguments, port);
    (*provider)->set_public_base_url(url);
    ready.count_down();
    if (!arguments.quiet)
        std::cout << start_page(arguments, url, token) << std::flush;
    if (arguments.port_file && !write_port_file(*arguments.port_file, port))
        return fail(exit_code::usage, "the port file " + *arguments.port_file + " cannot be written.");
    stop_signals.wait();
    (*listener)->stop();
    return exit_code::ok;
}

int run(std::vector<std::string> words)
{
    auto const arguments = parse_arguments(std::move(words));
    if (!arguments) {
        auto const& end = arguments.error();
        (end.exit_code == exit_code::ok ? std::cout : std::cerr) << end.text;
        return end.exit_code;
    }
    if (arguments->listing != Listing::nothing)
        return print_listing(*arguments);
    auto const token = find_secret_token(arguments->token_file, environment("SCIM_REFERENCE_TOKEN"), std::cin);
    if (!token)
        return fail(exit_code::usage, token.error());
    if (arguments->quiet && token->source == SecretToken::Source::made_here)
        return fail(exit_code::usage, "--quiet would hide the token made here. Give one with --token-file.");
    return serve(*arguments, *token);
}

}  // namespace
}  // namespace scim::server

int main(int argc, char** argv)
{
    return scim::server::run({argv + 1, argv + argc});
}
