// SPDX-License-Identifier: Apache-2.0
#include "commands/session.hpp"

#include <array>
#include <istream>
#include <ostream>
#include <random>

#include <scim/transports/transports.hpp>
#include <scim/wire/random.hpp>
#include <scim/wire/text.hpp>

#include "config/config_file.hpp"
#include "config/flag_table.hpp"
#include "signals.hpp"

#include <fmt/format.h>

namespace scim::cli {
namespace {

std::vector<std::string> variables_in_use(Settings const& raw, Environment const& environment)
{
    std::vector<std::string> names;
    for (auto const& [name, setting] : raw) {
        if (setting.origin.rfind("environment ", 0) == 0)
            names.push_back(setting.origin.substr(12));
    }
    if (environment("SCIMPROOF_TOKEN"))
        names.emplace_back("SCIMPROOF_TOKEN");
    return names;
}

transports::TransportOptions transport_options(RunSettings const& settings)
{
    transports::TransportOptions options;
    options.base = *settings.base;
    options.proxy = settings.proxy;
    options.ca_file = settings.ca;
    options.client_certificate = settings.client_certificate;
    options.client_key = settings.client_key;
    options.verify_certificate = !settings.insecure;
    options.cancelled = nullptr;  // a running exchange may end by itself: clean-up comes next
    return options;
}

Result<conformance::TransportFactory, Ending> transport_factory(RunSettings const& settings)
{
    auto const options = transport_options(settings);
    auto const make
        = settings.http == HttpClient::curl ? &transports::make_curl_transport : &transports::make_cpprest_transport;
    if (auto const first = make(options); !first)
        return Failure {usage(first.error())};
    return conformance::TransportFactory {[options, make] {
        auto made = make(options);
        return made ? std::move(*made) : nullptr;
    }};
}

/// Tokens beside the first, by the names that cases know them by.
constexpr std::array<std::pair<char const*, char const*>, 3> further_tokens {{{"readOnly", "read-only-token-file"},
    {"otherTenant", "other-tenant-token-file"}, {"expired", "expired-token-file"}}};

void copy_wishes(RunSettings const& settings, conformance::RunOptions& options)
{
    options.base = *settings.base;
    options.extra_headers = settings.headers;
    options.label = settings.label;
    options.selection = settings.selection;
    options.features = settings.features;
    options.jobs = settings.jobs;
    options.rate = settings.rate;
    options.timeout = settings.timeout;
    options.patience = settings.patience;
    options.max_time = settings.max_time;
    options.max_failures = settings.max_failures;
    options.order = settings.shuffle ? conformance::CaseOrder::shuffled : conformance::CaseOrder::catalogue;
    options.keep = settings.keep;
    options.personal_data = settings.personal_data;
    options.config_files = settings.config_files;
    options.seed = settings.seed ? *settings.seed : std::random_device {}();
    for (auto const& header : settings.headers) {
        if (is_recognisable(header.value))
            options.secrets.push_back(header.value);
    }
}

}  // namespace

Ending usage(std::string reason)
{
    return {ExitCode::usage, std::move(reason)};
}

bool is_recognisable(std::string_view secret)
{
    constexpr std::size_t shortest = 8;
    return secret.size() >= shortest;
}

Connection::~Connection()
{
    wipe(options.authorization);
    for (auto& [name, value] : options.credentials)
        wipe(value);
    for (auto& secret : options.secrets)
        wipe(secret);
}

Result<RunSettings, Ending> load_settings(
    Arguments const& arguments, Context const& context, FirstWord first_word, Settings* raw)
{
    auto flags = arguments.flags;
    if (first_word == FirstWord::url) {
        if (arguments.words.size() > 1)
            return Failure {usage("unexpected argument " + arguments.words[1] + ": one URL is enough.")};
        if (!arguments.words.empty() && flags.has("url"))
            return Failure {usage("the URL was given twice: as an argument and with --url.")};
        if (!arguments.words.empty())
            flags.set("url", {{arguments.words.front()}, "flag --url"});
    }
    auto resolved = resolve_settings(std::move(flags), context.environment, context.directory);
    if (!resolved)
        return Failure {usage(resolved.error())};
    auto typed = typed_settings(*resolved);
    if (!typed)
        return Failure {usage(typed.error())};
    if (raw != nullptr)
        *raw = std::move(*resolved);
    return std::move(*typed);
}

Result<Connection, Ending> connect(
    RunSettings const& settings, Settings const& raw, Arguments const& arguments, Context const& context)
{
    if (!settings.base)
        return Failure {usage("no URL. Give it as an argument, with --url, in SCIMPROOF_URL or in scimproof.toml.")};
    auto token = find_token(raw, context.environment, context.in);
    if (!token)
        return Failure {usage(token.error())};
    auto factory = transport_factory(settings);
    if (!factory)
        return Failure {factory.error()};
    Connection connection;
    copy_wishes(settings, connection.options);
    if (!token->empty()) {
        connection.options.authorization = "Bearer " + std::string {token->view()};
        connection.options.secrets.emplace_back(token->view());
    }
    for (auto const& [name, flag] : further_tokens) {
        auto const further = find_further_token(raw, flag, context.in);
        if (!further)
            return Failure {usage(further.error())};
        if (further->empty())
            continue;
        connection.options.credentials[name] = "Bearer " + std::string {further->view()};
        connection.options.secrets.emplace_back(further->view());
    }
    connection.options.argv = arguments.shown;
    connection.options.environment_names = variables_in_use(raw, context.environment);
    connection.options.tool_version = context.version;
    connection.transports = std::move(*factory);
    return connection;
}

std::optional<Ending> refuse_without_consent(RunSettings const& settings, Context const& context, Purpose purpose)
{
    auto const host = settings.base ? origin(*settings.base) : std::string {};
    auto const what = purpose == Purpose::test ? "The cases create, change and delete users and groups at " + host
            + "; all of them have names that begin with scimproof-."
                                               : "Users and groups at " + host + " will be deleted.";
    return refuse_without_consent(settings, context, what);
}

std::optional<Ending> refuse_without_consent(
    RunSettings const& settings, Context const& context, std::string const& what)
{
    if (settings.consent)
        return std::nullopt;
    if (context.terminal.reads_keys && context.terminal.shows_progress && settings.may_ask) {
        context.err << replace_all(what, ". ", ".\n") << "\nGo on? [y/N] " << std::flush;
        std::string answer;
        std::getline(context.in, answer);
        if (equals_ignoring_case(trim(answer), "y") || equals_ignoring_case(trim(answer), "yes"))
            return std::nullopt;
        auto const host = settings.base ? origin(*settings.base) : std::string {};
        return Ending {ExitCode::refused, "no consent to writes at " + host};
    }
    return Ending {ExitCode::refused, what + " Consent with --yes, or with confirm-writes = true in scimproof.toml."};
}

}  // namespace scim::cli
