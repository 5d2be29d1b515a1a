// SPDX-License-Identifier: Apache-2.0
#include "exchange_facts.hpp"

#include <scim/wire/encoding.hpp>
#include <scim/wire/text.hpp>

namespace scim::conformance::checks {
namespace {

bool looks_like_a_list(Json const& json)
{
    return json.find_ignoring_case("Resources") || json.find_ignoring_case("totalResults");
}

bool is_below(std::string_view path, std::string_view endpoint)
{
    return path.starts_with(endpoint) && (path.size() == endpoint.size() || path[endpoint.size()] == '/');
}

bool is_projected(Reply const& reply)
{
    auto const question = reply.target.find('?');
    if (question != std::string::npos
        && ascii_lower(std::string_view {reply.target}.substr(question)).find("attributes=") != std::string::npos)
        return true;
    return is_search(reply.target) && reply.request.body.find("ttributes\"") != std::string::npos;
}

bool is_list(Reply const& reply, std::string_view path, bool is_to_endpoint)
{
    if (reply.status() != 200)
        return false;
    return reply.request.method == "POST" ? path.ends_with("/.search")
                                          : reply.request.method == "GET" && is_to_endpoint;
}

SeenResource seen_resource(Json const& resource, std::string const& type, Capabilities const& capabilities)
{
    SeenResource seen {&resource, type, {}};
    if (!capabilities.attributes.contains(type))
        return seen;
    for (auto const& member : resource.as_object())
        seen.spellings.push_back(capabilities.spelling_of(type, member.name));
    return seen;
}

std::vector<SeenResource> listed_resources(Json const& list, std::string const& type, Capabilities const& capabilities)
{
    std::vector<SeenResource> seen;
    auto const* resources = list.find_ignoring_case("Resources");
    if (!resources || !resources->is_array())
        return seen;
    for (auto const& resource : resources->as_array()) {
        if (resource.is_object())
            seen.push_back(seen_resource(resource, type, capabilities));
    }
    return seen;
}

std::vector<SeenResource> resources_of(
    Reply const& reply, bool is_list, std::string const& type, Capabilities const& capabilities)
{
    if (type.empty() || !reply.is_success() || !reply.json || !reply.json->is_object())
        return {};
    if (is_list)
        return listed_resources(*reply.json, type, capabilities);
    if (looks_like_a_list(*reply.json))
        return {};
    return {seen_resource(*reply.json, type, capabilities)};
}

}  // namespace

ExchangeFacts facts_of(Reply const& reply, RunContext const& context)
{
    ExchangeFacts facts {.reply = reply, .context = context, .resources = {}};
    auto const path = std::string_view {reply.target}.substr(0, reply.target.find('?'));
    std::string found_type;
    bool is_to_endpoint = false;
    for (auto const* type : {"Group", "User"}) {
        auto const endpoint = context.endpoint(type);
        is_to_endpoint = is_to_endpoint || path == endpoint;
        if (is_below(path, endpoint))
            found_type = type;
    }
    facts.is_list = is_list(reply, path, is_to_endpoint);
    facts.is_creation = reply.request.method == "POST" && is_to_endpoint && reply.status() == 201;
    facts.is_projected = is_projected(reply);
    facts.resources = resources_of(reply, facts.is_list, found_type, context.capabilities);
    return facts;
}

std::string query_parameter(Reply const& reply, std::string_view name)
{
    auto const question = reply.target.find('?');
    if (question == std::string::npos)
        return {};
    for (auto const& pair : split(std::string_view {reply.target}.substr(question + 1), '&')) {
        auto const equals = pair.find('=');
        if (equals != std::string::npos && equals_ignoring_case(std::string_view {pair}.substr(0, equals), name))
            return percent_decode(std::string_view {pair}.substr(equals + 1), PlusSign::blank).value_or("");
    }
    return {};
}

}  // namespace scim::conformance::checks
