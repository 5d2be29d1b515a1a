// SPDX-License-Identifier: Apache-2.0
#include "commands/commands.hpp"

#include <ostream>

#include <scim/wire/json.hpp>

#include "commands/session.hpp"
#include "console/style.hpp"

#include <fmt/format.h>

namespace scim::cli {
namespace {

std::string joined(std::vector<std::string> const& words)
{
    std::string text;
    for (auto const& word : words)
        text += (text.empty() ? "" : ", ") + word;
    return text.empty() ? "none published" : harmless(text);
}

std::string exchange_line(report::Exchange const& exchange)
{
    auto const answer = exchange.response ? fmt::format("{} {}", exchange.response->status, exchange.response->reason)
                                          : (exchange.failure ? exchange.failure->text : std::string {"no answer"});
    return fmt::format("  │ {} {}  {}  {:.0f} ms\n", harmless(exchange.request.method), harmless(exchange.request.url),
        harmless(answer), exchange.timing.total);
}

std::string exchange_lines(conformance::ProbeOutcome const& outcome)
{
    std::string text = "Exchanges\n";
    for (auto const& exchange : outcome.exchanges)
        text += exchange_line(exchange);
    return text;
}

std::string page(conformance::ProbeOutcome const& outcome)
{
    auto const& target = outcome.target;
    auto text = fmt::format("Target      {}\n", target.base_url);
    text += "TLS         " + (target.tls.empty() ? std::string {"none (plain HTTP)"} : harmless(target.tls)) + "\n";
    if (!target.server.empty())
        text += "Server      " + harmless(target.server) + "\n";
    text += "Resources   " + joined(target.resource_types) + "\n";
    text += "Schemas     " + joined(target.schemas) + "\n";
    text += "Features\n";
    for (auto const& [name, value] : target.features)
        text += fmt::format("  {:<24} {}\n", harmless(name), harmless(value));
    return text + exchange_lines(outcome);
}

Json as_json(conformance::ProbeOutcome const& outcome)
{
    auto json = Json::object({{"baseUrl", outcome.target.base_url}, {"reachable", !outcome.unreachable},
        {"tls", outcome.target.tls}, {"server", outcome.target.server}});
    for (auto const& [name, value] : outcome.target.features)
        json["features"].set(name, value);
    for (auto const& type : outcome.target.resource_types)
        json["resourceTypes"].push_back(type);
    for (auto const& schema : outcome.target.schemas)
        json["schemas"].push_back(schema);
    if (outcome.unreachable)
        json.set(
            "error", Json::object({{"class", outcome.unreachable->error_class}, {"text", outcome.unreachable->text}}));
    return json;
}

}  // namespace

Ending probe_command(Arguments const& arguments, Context const& context)
{
    Settings raw;
    auto const settings = load_settings(arguments, context, FirstWord::url, &raw);
    if (!settings)
        return settings.error();
    auto const catalogue = load_cases(*settings);
    if (!catalogue)
        return catalogue.error();
    auto const profile = choose_profile(*catalogue, settings->profiles);
    if (!profile)
        return profile.error();
    auto const connection = connect(*settings, raw, arguments, context);
    if (!connection)
        return connection.error();
    context.err << "probing " << to_string(connection->options.base) << '\n' << std::flush;
    auto const outcome = conformance::probe(connection->options, *profile, connection->transports);
    if (raw.is_on("json"))
        context.out << write_json_pretty(as_json(outcome));
    else
        context.out << (outcome.unreachable ? exchange_lines(outcome) : page(outcome));
    if (outcome.unreachable)
        return {ExitCode::unreachable, harmless(outcome.unreachable->text)};
    return {};
}

}  // namespace scim::cli
