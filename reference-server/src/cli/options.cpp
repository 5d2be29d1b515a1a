// SPDX-License-Identifier: Apache-2.0
#include "cli/options.hpp"

#include <CLI/CLI.hpp>

namespace scim::server {
namespace {

constexpr int most = 1'000'000'000;

/// A number within bounds.
CLI::Validator within(double low, double high)
{
    return CLI::Range(low, high).description("");
}

/// Adds options to one group of the help.
class Group {
public:
    Group(CLI::App& app, std::string name) : app_ {app}, name_ {std::move(name)} {}

    CLI::Option* add(char const* name, auto& target, char const* description, char const* type)
    {
        return app_.add_option(name, target, description)->type_name(type)->group(name_);
    }

    // One value per option, so that a word behind it is never swallowed.
    CLI::Option* repeatable(char const* name, auto& target, char const* description, char const* type)
    {
        return add(name, target, description, type)
            ->type_size(1)
            ->expected(1)
            ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    }

    CLI::Option* flag(char const* name, bool& target, char const* description)
    {
        return app_.add_flag(name, target, description)->group(name_);
    }

private:
    CLI::App& app_;
    std::string name_;
};

void add_network_options(CLI::App& app, RawArguments& raw)
{
    auto& arguments = raw.arguments;
    auto group = Group {app, "Network"};
    group.add("--port", arguments.listen.port, "Port to listen on; 0 takes any free one (default 8080)", "PORT")
        ->check(within(0, 65535));
    group.add("--listen", arguments.listen.address,
        "Address to listen on (default 127.0.0.1); beyond loopback it needs TLS or --allow-plain-http", "ADDRESS");
    group.add("--base-path", raw.base_path, "What every path begins with (default /scim/v2)", "PATH");
    group.add("--public-url", arguments.public_url,
        "How clients reach the server, if not by its address: https://host[:port]", "URL");
    group.add("--tls-cert", raw.tls_certificate, "Speak HTTPS with this certificate chain (PEM)", "FILE");
    group.add("--tls-key", raw.tls_key, "The certificate's private key (PEM)", "FILE");
    group.flag("--allow-plain-http", raw.allows_plain_http, "Listen beyond loopback without TLS: tokens can be read");
    group.add("--http", raw.http, "HTTP library: beast (default) or cpprestsdk", "LIBRARY");
    group.add("--threads", arguments.listen.threads, "Threads that answer requests (default 2)", "N")
        ->check(within(1, 64));
    group.add("--port-file", arguments.port_file, "Write the port number to this file when ready", "FILE");
}

void add_tenant_options(CLI::App& app, RawArguments& raw)
{
    auto credentials = Group {app, "Credentials"};
    credentials.add(
        "--token-file", raw.arguments.token_file, "Read the secret token from this file; - is standard input", "FILE");

    credentials.add("--me", raw.arguments.tenant.provider.bearer_subject,
        "The user that /Me is for the token: a userName or an id", "USER");

    auto behaviour = Group {app, "Behaviour"};
    behaviour.add("--dialect", raw.dialect, "What is forgiven: strict (default), entra, onelogin, jumpcloud", "NAME");
    behaviour.repeatable("--allow", raw.allowed, "Forgive this as well (repeatable)", "LENIENCY");
    behaviour.repeatable("--deny", raw.denied, "Do not forgive this (repeatable)", "LENIENCY");
    behaviour.repeatable("--fault", raw.arguments.tenant.provider.faults, "Be wrong in this way (repeatable)", "FAULT");
    behaviour.repeatable("--variant", raw.arguments.tenant.provider.variants,
        "Read the RFCs in this other way, which is right as well (repeatable)", "VARIANT");
    behaviour.flag("--allow-fault-header", raw.arguments.allows_fault_header,
        "Let requests ask for faults with a field Scim-Fault");
    behaviour.add("--default-paging", raw.default_pagination,
        "Pages by index (default) or cursor, where a request "
        "does not say",
        "METHOD");
    behaviour
        .add("--cursor-timeout", raw.cursor_timeout,
            "Seconds a cursor is good for; 0 means for ever (default "
            "3600)",
            "SECONDS")
        ->check(within(0, most));

    behaviour
        .add(
            "--eventual", raw.eventual, "Milliseconds until reads and queries see a change (default 0)", "MILLISECONDS")
        ->check(within(0, most));

    auto data = Group {app, "Data"};
    data.repeatable("--schema", raw.schemas, "Serve the schemas of this file too (repeatable)", "FILE");
    data.repeatable(
        "--resource-type", raw.resource_types, "Serve the resource types of this file too (repeatable)", "FILE");
    data.repeatable("--load", raw.load, "Load resources from this NDJSON file (repeatable)", "FILE");
    data.add("--generate", raw.generate, "Make resources up: users=100000,groups=1000,seed=1", "WHAT");
    data.add(
        "--data", raw.data_directory, "Load the snapshot in this directory, and write it when stopped", "DIRECTORY");
}

void add_limit_options(CLI::App& app, RawArguments& raw)
{
    auto& provider = raw.arguments.tenant.provider;
    auto& listen = raw.arguments.listen;
    auto group = Group {app, "Limits"};
    group.add("--max-results", provider.max_results, "Resources on one page (default 200)", "N")
        ->check(within(1, most));
    group.add("--max-body", provider.max_body_bytes, "Bytes of a request's body (default 1048576)", "BYTES")
        ->check(within(1024, most));
    group.add("--max-filter", provider.max_filter_length, "Bytes of a filter (default 8192)", "BYTES")
        ->check(within(64, most));
    group.add("--max-patch-operations", provider.max_patch_operations, "Operations of a PATCH (default 1000)", "N")
        ->check(within(1, most));
    group.add("--max-bulk-operations", provider.max_bulk_operations, "Operations of a bulk job (default 1000)", "N")
        ->check(within(1, most));
    group.add("--max-bulk-payload", provider.max_bulk_payload, "Bytes of a bulk job (default 1048576)", "BYTES")
        ->check(within(1024, most));
    group.add("--max-target", listen.max_target_bytes, "Bytes of path and query (default 16384)", "BYTES")
        ->check(within(256, most));
    group.add("--max-header", listen.max_header_bytes, "Bytes of all header fields (default 32768)", "BYTES")
        ->check(within(1024, most));
    group.add("--max-connections", listen.max_connections, "Connections at a time (default 1024)", "N")
        ->check(within(1, 1'000'000));
    group
        .add("--idle-timeout", raw.idle_timeout, "Seconds between two requests of a connection (default 60)", "SECONDS")
        ->check(within(0.1, 86'400));
    group.add("--read-timeout", raw.read_timeout, "Seconds for a request to arrive (default 20)", "SECONDS")
        ->check(within(0.1, 86'400));
}

void add_host_options(CLI::App& app, RawArguments& raw)
{
    auto& arguments = raw.arguments;
    auto tenants = Group {app, "Tenants"};
    tenants.add("--tenants", arguments.tenants_file, "Serve the tenants of this JSON file, instead of one", "FILE");

    auto admin = Group {app, "Administration"};
    admin
        .add("--admin-port", arguments.admin.port,
            "Serve the live page and the admin API on this port; 0 takes any "
            "free one",
            "PORT")
        ->check(within(0, 65535));
    admin.add("--admin-listen", arguments.admin.address, "Address of the admin API (default 127.0.0.1)", "ADDRESS");
    admin.add("--admin-token-file", arguments.admin.token_file,
        "Read the admin token from this file; - is standard "
        "input",
        "FILE");
    admin.add(
        "--admin-port-file", arguments.admin.port_file, "Write the admin port number to this file when ready", "FILE");
    admin.add("--log", raw.log_form, "Write a line for each request to standard error: text or json", "FORM");
}

void add_information_options(CLI::App& app, RawArguments& raw)
{
    auto group = Group {app, "Information"};
    group.flag("--list-faults", raw.list_faults, "List the faults and end");
    group.flag("--list-variants", raw.list_variants, "List the variants and end");
    group.flag("--list-leniencies", raw.list_leniencies, "List what can be forgiven and end");
    group.flag("--json", raw.json, "Make the list JSON");
    group.flag("-q,--quiet", raw.arguments.quiet, "Print nothing but errors");
}

}  // namespace

void declare_options(CLI::App& app, RawArguments& raw)
{
    raw.arguments.listen.port = 8080;
    add_network_options(app, raw);
    add_tenant_options(app, raw);
    add_host_options(app, raw);
    add_limit_options(app, raw);
    add_information_options(app, raw);
}

std::string single_tenant_option(CLI::App const& app)
{
    for (auto const* name : {"--base-path", "--token-file", "--me", "--dialect", "--allow", "--deny", "--fault",
             "--variant", "--default-paging", "--cursor-timeout", "--eventual", "--schema", "--resource-type", "--load",
             "--generate", "--data", "--max-results", "--max-body", "--max-filter", "--max-patch-operations",
             "--max-bulk-operations", "--max-bulk-payload"}) {
        if (app.count(name) > 0)
            return name;
    }
    return {};
}

}  // namespace scim::server
