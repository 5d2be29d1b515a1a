// SPDX-License-Identifier: Apache-2.0
#include "discovery.hpp"

#include <scim/wire/text.hpp>

namespace scim::conformance {
namespace {

std::string where(Session& session)
{
    return to_string(session.context().options.base);
}

Unreachable not_answered(Session& session, TransportError const& error)
{
    auto const url = where(session);
    std::string hint;
    switch (error.kind) {
    case TransportError::Kind::dns: hint = "Is the host name right?"; break;
    case TransportError::Kind::refused: hint = "Is the server running, and is the port right?"; break;
    case TransportError::Kind::timeout:
        hint = "Is there a firewall in between? --timeout sets how long to wait.";
        break;
    case TransportError::Kind::tls:
        // Only an unknown authority is mended by naming one; a wrong host or protocol is not.
        if (error.text.find("authority") != std::string::npos || error.text.find("self-signed") != std::string::npos)
            hint = "--ca FILE names the authority that signed its certificate.";
        break;
    case TransportError::Kind::protocol:
    case TransportError::Kind::closed: hint = "Does an HTTP server listen there, and is http or https right?"; break;
    case TransportError::Kind::cancelled:
    case TransportError::Kind::tool: break;
    }
    return {std::string {to_string(error.kind)},
        "cannot reach " + url + ": " + error.text + "." + (hint.empty() ? "" : " " + hint)};
}

bool looks_like_html(Reply const& reply)
{
    auto const type = reply.response->fields.find("Content-Type");
    return (type && media_type(*type) == "text/html") || trim(reply.response->body).starts_with("<");
}

/// A SCIM document is JSON that names its schemas.
bool is_scim(Reply const& reply)
{
    return reply.json && reply.json->is_object() && reply.json->find_ignoring_case("schemas");
}

std::optional<Json> document_of(Reply const& reply)
{
    if (reply.status() != 200 || !reply.json || !(reply.json->is_object() || reply.json->is_array()))
        return std::nullopt;
    return reply.json;
}

/// Decides from the answers to the configuration and to a query whether the rest makes sense.
std::optional<Unreachable> verdict_on(Session& session, Reply const& config, Reply const& users)
{
    auto const url = where(session);
    bool const has_token = !session.context().options.authorization.empty();
    if (users.status() == 401 || users.status() == 403)
        return Unreachable {"auth",
            url + (has_token ? " refused the token" : " asks for a token and none was given") + ": GET /Users answered "
                + std::to_string(users.status())
                + (has_token ? ". Is it the secret token of this endpoint, and is it still valid?"
                             : ". Give one with --token-file FILE or SCIMPROOF_TOKEN.")};
    bool const scim_somewhere = is_scim(config) || is_scim(users);
    if (scim_somewhere)
        return std::nullopt;
    if (looks_like_html(users) || looks_like_html(config))
        return Unreachable {"not-scim",
            url + " answers with HTML (status " + std::to_string(users.status())
                + "), not SCIM. Is this the SCIM base URL, such as https://host/scim/v2, rather than a web page?"};
    if (users.status() >= 300 && users.status() < 400)
        return Unreachable {"redirect",
            url + " redirects (status " + std::to_string(users.status())
                + "); a SCIM client follows no redirects. Give the final address."};
    if (users.status() == 404 && config.status() == 404)
        return Unreachable {"not-scim",
            "nothing answers below " + url
                + ": GET /Users and GET /ServiceProviderConfig are both 404. Is the path of the base URL right?"};
    return Unreachable {"not-scim",
        url + " does not answer with SCIM: GET /Users gave status " + std::to_string(users.status()) + " and "
            + (users.response->body.empty() ? "no body" : "a body without schemas") + "."};
}

std::string first_field(Reply const& reply, std::string_view name)
{
    return reply.response ? std::string {reply.response->fields.find(name).value_or("")} : std::string {};
}

void describe_target(report::Target& target, Capabilities const& capabilities)
{
    target.service_provider_config = capabilities.service_provider_config;
    for (auto const& [name, endpoint] : capabilities.endpoints)
        target.resource_types.push_back(name + " " + endpoint);
    for (auto const& [name, attributes] : capabilities.attributes)
        target.schemas.push_back(name + " (" + std::to_string(attributes.size()) + " attributes)");
    for (auto const* name : {"patch", "filter", "sort", "etag", "bulk", "changePassword", "cursor"}) {
        auto const missing = capabilities.missing(name);
        target.features[name] = missing ? "no (" + *missing + ")" : "yes";
    }
}

}  // namespace

Discovery discover(Session& session)
{
    Discovery discovery;
    auto const& options = session.context().options;
    discovery.target.base_url = to_string(options.base);
    discovery.target.label = options.label;
    auto const config = session.send("GET", "/ServiceProviderConfig", std::nullopt);
    if (config.error) {
        discovery.unreachable = not_answered(session, *config.error);
        return discovery;
    }
    discovery.target.server = first_field(config, "Server");
    auto const types = session.send("GET", "/ResourceTypes", std::nullopt);
    auto const schemas = session.send("GET", "/Schemas", std::nullopt);
    discovery.capabilities
        = capabilities_from(document_of(config), document_of(types), document_of(schemas), options.features);
    session.context().capabilities = discovery.capabilities;
    auto const users = session.send("GET", session.context().endpoint("User") + "?count=1", std::nullopt);
    if (users.error) {
        discovery.unreachable = not_answered(session, *users.error);
        return discovery;
    }
    discovery.unreachable = verdict_on(session, config, users);
    describe_target(discovery.target, discovery.capabilities);
    return discovery;
}

}  // namespace scim::conformance
