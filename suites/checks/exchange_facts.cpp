// SPDX-License-Identifier: Apache-2.0
#include "exchange_facts.hpp"

#include <scim/wire/encoding.hpp>
#include <scim/wire/json_pointer.hpp>
#include <scim/wire/text.hpp>

namespace scim::conformance::checks {
namespace {

std::string path_of(Reply const& reply)
{
    return reply.target.substr(0, reply.target.find('?'));
}

bool looks_like_a_list(Json const& json)
{
    return json.find_ignoring_case("Resources") || json.find_ignoring_case("totalResults");
}

}  // namespace

std::string resource_type_of(Reply const& reply, RunContext const& context)
{
    auto const path = path_of(reply);
    for (auto const* type : {"User", "Group"}) {
        auto const endpoint = context.endpoint(type);
        if (path == endpoint || path.starts_with(endpoint + "/"))
            return type;
    }
    return {};
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

bool is_projected(Reply const& reply)
{
    auto const target = ascii_lower(reply.target);
    return target.find("attributes=") != std::string::npos
        || reply.request.body.find("ttributes\"") != std::string::npos;
}

bool is_list(Reply const& reply, RunContext const& context)
{
    if (reply.status() != 200)
        return false;
    auto const path = path_of(reply);
    if (reply.request.method == "POST")
        return path.ends_with("/.search");
    if (reply.request.method != "GET")
        return false;
    return path == context.endpoint("User") || path == context.endpoint("Group");
}

bool is_creation(Reply const& reply, RunContext const& context)
{
    auto const path = path_of(reply);
    bool const to_endpoint = path == context.endpoint("User") || path == context.endpoint("Group");
    return reply.request.method == "POST" && to_endpoint && reply.status() == 201;
}

std::vector<SeenResource> resources_of(Reply const& reply, RunContext const& context)
{
    std::vector<SeenResource> seen;
    auto const type = resource_type_of(reply, context);
    if (type.empty() || !reply.is_success() || !reply.json || !reply.json->is_object())
        return seen;
    if (!is_list(reply, context)) {
        if (!looks_like_a_list(*reply.json))
            seen.push_back({&*reply.json, "", type});
        return seen;
    }
    auto const* resources = reply.json->find_ignoring_case("Resources");
    if (!resources || !resources->is_array())
        return seen;
    for (std::size_t i = 0; i < resources->size(); ++i) {
        if (resources->as_array()[i].is_object())
            seen.push_back({&resources->as_array()[i], join_pointer("/Resources", std::to_string(i)), type});
    }
    return seen;
}

}  // namespace scim::conformance::checks
