// SPDX-License-Identifier: Apache-2.0
#include "poor_provider.hpp"

#include <optional>

#include <scim/wire/encoding.hpp>
#include <scim/wire/text.hpp>

namespace scim::selftest {
namespace {

HttpResponse answer(int status, Json const& body)
{
    HttpResponse response;
    response.status = status;
    response.fields.add("Content-Type", "application/scim+json");
    response.body = write_json(body);
    return response;
}

HttpResponse refusal(int status, char const* detail)
{
    return answer(status,
        Json::object({{"schemas", Json::array({Json {"urn:ietf:params:scim:api:messages:2.0:Error"}})},
            {"status", Json {status}}, {"detail", Json {detail}}}));
}

HttpResponse web_page()
{
    HttpResponse response;
    response.status = 404;
    response.fields.add("Content-Type", "text/html");
    response.body = "<html><body><h1>Not found</h1></body></html>";
    return response;
}

/// Booleans become strings on the way out.
Json as_shown(Json resource)
{
    if (auto* active = resource.find("active"); active && active->is_boolean())
        *active = Json {active->as_boolean() ? "true" : "false"};
    return resource;
}

/// The value of `attribute eq "value"`, for the one attribute this service can look up.
std::optional<std::string> wanted(std::string const& parameters, std::string const& attribute)
{
    auto const text = percent_decode(parameters, PlusSign::blank).value_or("");
    auto const at = text.find("filter=" + attribute + " eq \"");
    if (at == std::string::npos)
        return std::nullopt;
    auto const start = text.find('"', at) + 1;
    return text.substr(start, text.find('"', start) - start);
}

void apply(Json& resource, Json const& operation)
{
    auto const op = ascii_lower(operation.string_or("op", ""));
    auto const path = std::string {operation.string_or("path", "")};
    auto const* value = operation.find("value");
    if (op == "remove") {
        resource.erase(path.substr(0, path.find('[')));
    } else if (value && path.empty() && value->is_object()) {
        for (auto const& [name, one] : value->as_object())
            resource.set(name, one);
    } else if (value && op == "add" && value->is_array() && resource.find(path)) {
        for (auto const& one : value->as_array())
            resource.find(path)->push_back(one);
    } else if (value && !path.empty()) {
        resource.set(path, *value);
    }
}

}  // namespace

HttpResponse PoorProvider::handle(HttpRequest const& request)
{
    std::lock_guard const lock {mutex_};
    return route(request);
}

HttpResponse PoorProvider::query(std::string const& type, std::string const& parameters)
{
    auto const attribute = type == "Users" ? "userName" : "displayName";
    auto const value = wanted(parameters, attribute);
    auto found = Json::array();
    for (auto const& [id, resource] : stores_.at(type)) {
        if (!value || resource.string_or(attribute, "") == *value)
            found.push_back(as_shown(resource));
    }
    if (value && found.empty())
        return refusal(404, "no such resource");
    auto const total = found.size();
    return answer(200,
        Json::object({{"schemas", Json::array({Json {"urn:ietf:params:scim:api:messages:2.0:ListResponse"}})},
            {"totalResults", Json {total}}, {"startIndex", Json {1}}, {"itemsPerPage", Json {total}},
            {"Resources", std::move(found)}}));
}

HttpResponse PoorProvider::create(std::string const& type, Json body)
{
    auto const attribute = type == "Users" ? "userName" : "displayName";
    auto const name = std::string {body.string_or(attribute, "")};
    if (name.empty())
        return refusal(400, "a name is missing");
    for (auto const& [id, resource] : stores_.at(type)) {
        if (resource.string_or(attribute, "") == name)
            return refusal(409, "the name is taken");
    }
    auto const id = random_.uuid();
    body.erase("meta");
    body.set("id", Json {id});
    body.set("meta",
        Json::object(
            {{"resourceType", Json {type == "Users" ? "User" : "Group"}}, {"created", Json {"2026-01-01T00:00:00Z"}},
                {"lastModified", Json {"2026-01-01T00:00:00Z"}}, {"location", Json {"/scim/v2/" + type + "/" + id}}}));
    stores_.at(type)[id] = body;
    return answer(201, as_shown(body));  // without Location
}

HttpResponse PoorProvider::change(Json& resource, Json const& patch)
{
    auto const* operations = patch.find_ignoring_case("Operations");
    if (!operations || !operations->is_array())
        return refusal(400, "no operations");
    for (auto const& operation : operations->as_array())
        apply(resource, operation);
    return answer(200, as_shown(resource));
}

HttpResponse PoorProvider::route(HttpRequest const& request)
{
    auto const question = request.target.find('?');
    auto const segments = split(request.target.substr(0, question), '/');  // "", scim, v2, type, id
    auto const type = segments.size() > 3 ? segments[3] : std::string {};
    if (segments.size() > 5 || !stores_.contains(type))
        return web_page();
    if (!request.fields.contains("Authorization"))
        return refusal(401, "no token");
    auto body = parse_json(request.body);
    if (segments.size() == 4) {
        if (request.method == "GET")
            return query(type, question == std::string::npos ? "" : request.target.substr(question));
        return request.method == "POST" && body && body->is_object() ? create(type, std::move(*body))
                                                                     : refusal(400, "not understood");
    }
    auto& store = stores_.at(type);
    auto const found = store.find(percent_decode(segments[4]).value_or(""));
    if (found == store.end())
        return refusal(404, "no such resource");
    if (request.method == "DELETE") {
        store.erase(found);
        HttpResponse gone;
        gone.status = 204;
        return gone;
    }
    if (request.method == "GET")
        return answer(200, as_shown(found->second));
    return request.method == "PATCH" && body ? change(found->second, *body) : refusal(501, "not offered");
}

}  // namespace scim::selftest
