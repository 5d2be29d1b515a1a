// SPDX-License-Identifier: Apache-2.0
#include "cli/arguments.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include <scim/server/fault.hpp>
#include <scim/server/variant.hpp>
#include <scim/wire/text.hpp>
#include <scim/wire/uri.hpp>

#include "cli/options.hpp"
#include "data/text_file.hpp"
#include "host/read_tenant.hpp"

#include <CLI/CLI.hpp>

namespace scim::server {
namespace {

using Done = Result<void, std::string>;

constexpr char const* program = "scim-reference-server";

EarlyEnd mistake(std::string const& text, int code = exit_code::usage)
{
    return {code, std::string {program} + ": " + text + "\nTry " + program + " --help.\n"};
}

constexpr char const* footer
    = "The secret token is taken from --token-file, else from SCIM_REFERENCE_TOKEN, else made and printed;\n"
      "the admin token from --admin-token-file, else from SCIM_REFERENCE_ADMIN_TOKEN, else made and printed.\n\n"
      "Examples:\n"
      "  scim-reference-server --dialect entra\n"
      "  scim-reference-server --generate users=1000,groups=50 --admin-port 8081\n"
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
        return unknown_word("option", word, option_names(app));
    return "unexpected argument " + word + ".";
}

Done settle_dialect(RawArguments& raw)
{
    auto dialect = dialect_named(raw.dialect);
    if (!dialect)
        return Failure {dialect.error()};
    auto words = raw.dialect;
    for (auto const& name : raw.allowed) {
        auto const leniency = find_leniency(name);
        if (!leniency)
            return Failure {unknown_leniency(name)};
        dialect->allow(*leniency);
        words += ", also " + name;
    }
    for (auto const& name : raw.denied) {
        auto const leniency = find_leniency(name);
        if (!leniency)
            return Failure {unknown_leniency(name)};
        dialect->deny(*leniency);
        words += ", not " + name;
    }
    raw.arguments.tenant.provider.dialect = *dialect;
    raw.arguments.dialect_words = words;
    return {};
}

template <typename Entry>
Done check_ids(std::vector<std::string> const& wanted, std::string_view kind, std::vector<Entry> const& catalogue)
{
    std::vector<std::string> known;
    for (auto const& entry : catalogue)
        known.push_back(entry.id);
    for (auto const& id : wanted) {
        if (std::find(known.begin(), known.end(), id) == known.end())
            return Failure {unknown_word(kind, id, known)};
    }
    return {};
}

Done settle_faults(RawArguments& raw)
{
    return check_ids(raw.arguments.tenant.provider.faults, "fault", fault_catalogue());
}

Done settle_variants(RawArguments& raw)
{
    return check_ids(raw.arguments.tenant.provider.variants, "variant", variant_catalogue());
}

Listing wanted_listing(RawArguments const& raw)
{
    if (raw.list_faults)
        return Listing::faults;
    if (raw.list_variants)
        return Listing::variants;
    return raw.list_leniencies ? Listing::leniencies : Listing::nothing;
}

Done settle_http(RawArguments& raw)
{
    if (raw.http != "beast" && raw.http != "cpprestsdk")
        return Failure {unknown_word("HTTP library", raw.http, {"beast", "cpprestsdk"})};
    raw.arguments.http = raw.http == "beast" ? HttpStack::beast : HttpStack::cpprestsdk;
    return {};
}

Done settle_paths(RawArguments& raw)
{
    auto const path = settle_base_path(raw.base_path);
    if (!path)
        return Failure {"--base-path: " + path.error()};
    raw.arguments.tenant.provider.base_path = raw.base_path;
    auto& url = raw.arguments.public_url;
    if (!url)
        return {};
    while (!url->empty() && url->back() == '/')
        url->pop_back();
    auto const uri = parse_uri(*url);
    if (!uri || !uri->path.empty() || !uri->query.empty())
        return Failure {"--public-url is scheme, host and port, as in https://scim.example.com; seen: " + *url + "."};
    return {};
}

Done settle_tls(RawArguments& raw)
{
    auto& listen = raw.arguments.listen;
    if (raw.tls_certificate.empty() != raw.tls_key.empty())
        return Failure {std::string {"--tls-cert and --tls-key go together."}};
    if (!raw.tls_key.empty())
        listen.tls = TlsFiles {raw.tls_certificate, raw.tls_key};
    if (listen.tls && raw.arguments.http == HttpStack::cpprestsdk)
        return Failure {std::string {"--http cpprestsdk cannot speak TLS here; use beast."}};
    auto const in_milliseconds = [](double seconds) {
        return std::chrono::milliseconds {static_cast<std::int64_t>(std::llround(seconds * 1000))};
    };
    listen.idle_timeout = in_milliseconds(raw.idle_timeout);
    listen.read_timeout = in_milliseconds(raw.read_timeout);
    return {};
}

Done read_definitions(
    std::vector<std::string> const& files, std::string_view option, std::vector<DefinitionFile>& definitions)
{
    for (auto const& name : files) {
        auto text = read_text_file(name);
        if (!text)
            return Failure {std::string {option} + ": the file " + name + " cannot be read."};
        definitions.push_back({name, std::move(*text)});
    }
    return {};
}

Done settle_data(RawArguments& raw)
{
    auto& tenant = raw.arguments.tenant;
    auto& definitions = tenant.provider.definitions;
    for (auto const& read : {read_definitions(raw.schemas, "--schema", definitions.schemas),
             read_definitions(raw.resource_types, "--resource-type", definitions.resource_types)}) {
        if (!read)
            return read;
    }
    tenant.load.assign(raw.load.begin(), raw.load.end());
    if (!raw.generate.empty()) {
        auto const options = parse_generate(raw.generate);
        if (!options)
            return Failure {"--generate: " + options.error()};
        tenant.generate = *options;
    }
    if (!raw.data_directory.empty())
        tenant.data_directory = raw.data_directory;
    if (raw.default_pagination != "index" && raw.default_pagination != "cursor")
        return Failure {unknown_word("paging method", raw.default_pagination, {"index", "cursor"})};
    tenant.provider.default_paging = raw.default_pagination == "cursor" ? PagingMethod::cursor : PagingMethod::index;
    tenant.provider.cursor_lifetime = std::chrono::seconds {raw.cursor_timeout};
    tenant.provider.eventual_delay = std::chrono::milliseconds {raw.eventual};
    tenant.provider.default_count = std::min(tenant.provider.default_count, tenant.provider.max_results);
    return {};
}

Done settle_log(RawArguments& raw)
{
    if (raw.log_form.empty())
        return {};
    if (raw.log_form != "text" && raw.log_form != "json")
        return Failure {unknown_word("log form", raw.log_form, {"text", "json"})};
    raw.arguments.log_form = raw.log_form == "json" ? LogForm::json : LogForm::text;
    return {};
}

bool is_loopback_address(std::string const& address)
{
    auto const bracketed = address.find(':') == std::string::npos ? address : "[" + address + "]";
    auto const uri = parse_uri("http://" + bracketed + "/");
    return uri && is_loopback(*uri);
}

Done settle_address(std::string& address, std::string_view option, RawArguments const& raw)
{
    if (address == "localhost")
        address = "127.0.0.1";
    if (is_loopback_address(address) || raw.arguments.listen.tls || raw.allows_plain_http)
        return {};
    return Failure {std::string {option} + " " + address
        + " is refused: without TLS the secret token would travel in the clear. Give --tls-cert and --tls-key, "
          "or say it twice with --allow-plain-http."};
}

Result<Arguments, EarlyEnd> settle(RawArguments raw)
{
    for (auto const& step : {settle_dialect, settle_faults, settle_variants, settle_http, settle_paths, settle_tls,
             settle_data, settle_log}) {
        auto const done = step(raw);
        if (!done)
            return Failure {mistake(done.error())};
    }
    for (auto const& done : {settle_address(raw.arguments.listen.address, "--listen", raw),
             settle_address(raw.arguments.admin.address, "--admin-listen", raw)}) {
        if (!done)
            return Failure {mistake(done.error(), exit_code::refused)};
    }
    raw.arguments.listing = wanted_listing(raw);
    raw.arguments.listing_form = raw.json ? ListingForm::json : ListingForm::text;
    return std::move(raw.arguments);
}

}  // namespace

Result<Arguments, EarlyEnd> parse_arguments(std::vector<std::string> words)
{
    RawArguments raw;
    CLI::App app {"A SCIM 2.0 service provider in memory: honest, or wrong in one chosen way.", program};
    app.set_help_flag();  // it comes last
    declare_options(app, raw);
    app.set_version_flag("--version", std::string {program} + " " + SCIM_VERSION, "Show the version and end")
        ->group("Information");
    app.set_help_flag("-h,--help", "Show this help and end")->group("Information");
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
    if (auto const option = single_tenant_option(app); raw.arguments.tenants_file && !option.empty())
        return Failure {mistake(option + " speaks of one tenant; with --tenants it belongs into the file.")};
    return settle(std::move(raw));
}

}  // namespace scim::server
