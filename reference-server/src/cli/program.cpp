// SPDX-License-Identifier: Apache-2.0
#include "cli/program.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <random>
#include <utility>

namespace scim::server {
namespace {

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

Result<std::unique_ptr<Listener>, std::string> listen(HttpStack http, ListenOptions options, Handler handler)
{
    switch (http) {
    case HttpStack::beast: return listen_with_beast(std::move(options), std::move(handler));
    case HttpStack::cpprestsdk: return listen_with_cpprest(std::move(options), std::move(handler));
    }
    return Failure {std::string {"no HTTP library"}};
}

std::uint64_t random_seed()
{
    return (std::uint64_t {std::random_device {}()} << 32) | std::random_device {}();
}

Result<HostOptions, std::string> host_options(Arguments const& arguments, Secrets const& secrets)
{
    HostOptions options;
    if (arguments.tenants_file) {
        auto tenants = read_tenants_file(*arguments.tenants_file);
        if (!tenants)
            return Failure {tenants.error()};
        options.tenants = std::move(*tenants);
    } else {
        options.tenants.push_back(arguments.tenant);
        options.tenants.back().provider.bearer_token = secrets.token->value;
    }
    for (auto& tenant : options.tenants)
        tenant.provider.seed = random_seed();
    options.allows_fault_header = arguments.allows_fault_header;
    options.observes = arguments.admin.port || arguments.log_form;
    if (arguments.log_form) {
        options.observer.log_form = *arguments.log_form;
        options.observer.log_sink = [](std::string const& line) { std::cerr << line + "\n" << std::flush; };
    }
    return options;
}

}  // namespace

int fail(int code, std::string const& sentence)
{
    std::cerr << "scim-reference-server: " << sentence << "\n";
    return code;
}

Program::Program(Arguments arguments, Secrets secrets)
    : arguments_ {std::move(arguments)}
    , secrets_ {std::move(secrets)}
{
}

int Program::run(StopSignals const& stop_signals)
{
    for (auto const step : {&Program::make_host, &Program::listen_for_clients, &Program::listen_for_admin}) {
        auto const code = (this->*step)();
        if (code != exit_code::ok)
            return code;
    }
    // Loading may take long; whoever is tired of waiting may end it.
    auto code = stop_signals.let_through([this] { return start(); });
    if (code == exit_code::ok)
        code = write_port_files();
    if (code != exit_code::ok)
        return code;
    if (!arguments_.quiet)
        std::cout << start_page(arguments_, facts()) << std::flush;
    stop_signals.wait();
    return stop();
}

int Program::make_host()
{
    auto options = host_options(arguments_, secrets_);
    if (!options)
        return fail(exit_code::usage, options.error());
    auto host = Host::create(std::move(*options));
    if (!host)
        return fail(exit_code::usage, host.error());
    host_ = std::move(*host);
    return exit_code::ok;
}

Channel Program::channel() const
{
    if (arguments_.listen.tls)
        return Channel::tls;
    auto const& address = arguments_.listen.address;
    return address.starts_with("127.") || address == "::1" ? Channel::loopback : Channel::plain;
}

int Program::listen_for_clients()
{
    auto options = arguments_.listen;
    // The service providers have limits of their own and better words for them.
    std::size_t most = 0;
    for (auto const& tenant : host_->tenants()) {
        auto const provider = tenant->settings().provider;
        most = std::max({most, provider.max_body_bytes, provider.max_bulk_payload});
    }
    options.max_body_bytes = 2 * most;
    auto listener = listen(arguments_.http, std::move(options), [this, how = channel()](HttpRequest const& request) {
        // Requests wait until the service providers know their own URL, which takes the port.
        ready_.wait();
        return host_->handle(request, how);
    });
    if (!listener)
        return fail(exit_code::unreachable, listener.error());
    listener_ = std::move(*listener);
    return exit_code::ok;
}

int Program::listen_for_admin()
{
    if (!arguments_.admin.port)
        return exit_code::ok;
    ListenOptions options;
    options.address = arguments_.admin.address;
    options.port = *arguments_.admin.port;
    options.tls = arguments_.listen.tls;
    options.max_body_bytes = std::size_t {64} * 1024 * 1024;
    options.max_connections = 64;
    admin_.emplace(*host_, secrets_.admin.value);
    auto listener = listen_with_beast(std::move(options), [this](HttpRequest const& request) {
        ready_.wait();
        return admin_->handle(request);
    });
    if (!listener)
        return fail(exit_code::unreachable, "admin API: " + listener.error());
    admin_listener_ = std::move(*listener);
    return exit_code::ok;
}

int Program::start()
{
    auto notes = host_->start(server_origin(arguments_, listener_->port()));
    if (!notes) {
        ready_.count_down();
        return fail(exit_code::usage, notes.error());
    }
    notes_ = std::move(*notes);
    ready_.count_down();
    return exit_code::ok;
}

int Program::write_port_files()
{
    auto const write = [](std::optional<std::string> const& file, Listener const* listener) {
        if (!file || !listener || write_port_file(*file, listener->port()))
            return exit_code::ok;
        return fail(exit_code::usage, "the port file " + *file + " cannot be written.");
    };
    auto const code = write(arguments_.port_file, listener_.get());
    return code == exit_code::ok ? write(arguments_.admin.port_file, admin_listener_.get()) : code;
}

StartFacts Program::facts() const
{
    StartFacts facts;
    for (auto const& tenant : host_->tenants())
        facts.tenants.push_back({tenant->name(), server_origin(arguments_, listener_->port()) + tenant->base_path()});
    facts.token = secrets_.token;
    facts.admin_token = secrets_.admin;
    if (admin_listener_)
        facts.admin_url = admin_origin(arguments_, admin_listener_->port());
    facts.notes = notes_;
    return facts;
}

int Program::stop()
{
    listener_->stop();
    if (admin_listener_)
        admin_listener_->stop();
    auto const saved = host_->save();
    return saved ? exit_code::ok : fail(exit_code::usage, saved.error());
}

}  // namespace scim::server
