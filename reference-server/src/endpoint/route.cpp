// SPDX-License-Identifier: Apache-2.0
#include "endpoint/route.hpp"

#include <string>
#include <string_view>
#include <utility>

#include "endpoint/discovery.hpp"
#include "endpoint/me.hpp"
#include "endpoint/read_query.hpp"
#include "endpoint/request_target.hpp"

namespace scim::server {

namespace {

using Answer = Result<HttpResponse, ScimError>;

/// What is answered to any other method: OPTIONS is told what there is, the rest is refused. RFC 9110 §9.3.7, §15.5.6.
HttpResponse other_method(Engine const& engine, std::string_view method, std::string_view allowed)
{
    HttpResponse response;
    if (method == "OPTIONS") {
        response.status = 204;
        response.reason = reason_phrase(204);
    } else {
        response = engine.behaviour.error_response(
            ScimError {405, {}, "the method " + std::string {method} + " is not allowed here"});
    }
    response.fields.add("Allow", std::string {allowed} + ", OPTIONS");
    return response;
}

bool is_read(HttpRequest const& request)
{
    return request.method == "GET" || request.method == "HEAD";
}

Answer route_resource(Call const& call)
{
    auto const& behaviour = call.engine.behaviour;
    auto const& method = call.request.method;
    if (is_read(call.request))
        return behaviour.read_resource(call);
    if (method == "PUT")
        return behaviour.replace_resource(call);
    if (method == "PATCH")
        return behaviour.modify_resource(call);
    if (method == "DELETE")
        return behaviour.delete_resource(call);
    return other_method(call.engine, method, "GET, HEAD, PUT, PATCH, DELETE");
}

Answer route_search(Call const& call)
{
    if (call.request.method == "POST")
        return call.engine.behaviour.search(call);
    return other_method(call.engine, call.request.method, "POST");
}

// RFC7644-3.2-17.
Answer route_bulk(Call const& call)
{
    if (call.request.method == "POST")
        return call.engine.behaviour.bulk(call);
    return other_method(call.engine, call.request.method, "POST");
}

Answer route_type(Call& call, std::vector<std::string> const& segments)
{
    auto const& behaviour = call.engine.behaviour;
    if (segments.size() > 2)
        return Failure {ScimError {404, {}, "there is nothing below a resource"}};
    if (segments.size() == 2 && behaviour.names_endpoint(segments[1], ".search"))
        return route_search(call);
    if (segments.size() == 2) {
        call.id = segments[1];
        return route_resource(call);
    }
    if (is_read(call.request))
        return behaviour.list_resources(call);
    if (call.request.method == "POST")
        return behaviour.create_resource(call);
    return other_method(call.engine, call.request.method, "GET, HEAD, POST");
}

Answer route_root(Call const& call)
{
    if (is_read(call.request))
        return call.engine.behaviour.list_resources(call);
    return other_method(call.engine, call.request.method, "GET, HEAD");
}

// RFC 7644 §3.11: from here on the request is one for the permanent location.
Answer route_me(Call& call)
{
    if (call.principal.subject.empty())
        return Failure {ScimError {501, {}, "this token stands for no user, so that there is no /Me"}};
    call.type = find_type(call.engine, "Users");
    if (!call.type)
        return Failure {ScimError {501, {}, "there are no users here, so that there is no /Me"}};
    auto const me = call.engine.behaviour.find_me(call.engine.store, *call.type, call.principal);
    if (call.request.method == "POST")
        return register_me(call, me);
    if (!me)
        return Failure {ScimError {404, {}, "the user that this token stands for does not exist"}};
    call.id = me->id;
    return route_resource(call);
}

Answer route_discovery(Call const& call, std::vector<std::string> const& segments)
{
    if (is_read(call.request))
        return discover(call, segments);
    return other_method(call.engine, call.request.method, "GET, HEAD");
}

Answer route_segments(Call& call, std::vector<std::string> const& segments)
{
    if (segments.empty())
        return route_root(call);
    auto const& first = segments.front();
    auto const is = [&](std::string_view endpoint) { return call.engine.behaviour.names_endpoint(first, endpoint); };
    call.type = find_type(call.engine, first);
    if (call.type)
        return route_type(call, segments);
    if (is("ServiceProviderConfig") || is("ResourceTypes") || is("Schemas"))
        return route_discovery(call, segments);
    if (is(".search") && segments.size() == 1)
        return route_search(call);
    if (is("Bulk") && segments.size() == 1)
        return route_bulk(call);
    if (is("Me") && segments.size() == 1)
        return route_me(call);
    return Failure {ScimError {404, {}, "there is no endpoint /" + first}};
}

// RFC 6750 §3: the challenge says what was wrong with the token, if there was one.
HttpResponse not_authenticated(Engine const& engine, AuthenticationProblem problem)
{
    auto const is_malformed = problem == AuthenticationProblem::malformed;
    auto response
        = engine.behaviour.error_response(is_malformed ? ScimError {400, {}, "there are several Authorization fields"}
                                                       : ScimError {401, {}, "the bearer token is missing or wrong"});
    auto challenge = std::string {"Bearer realm=\"scim\""};
    if (problem == AuthenticationProblem::invalid)
        challenge += ", error=\"invalid_token\"";
    if (is_malformed)
        challenge += ", error=\"invalid_request\"";
    response.fields.set("WWW-Authenticate", std::move(challenge));
    return response;
}

Answer route_token_request(Engine const& engine, HttpRequest const& request)
{
    if (request.method == "POST")
        return engine.credentials->issue_token(request, engine.now());
    return other_method(engine, request.method, "POST");
}

bool is_change(HttpRequest const& request, std::vector<std::string> const& segments)
{
    auto const is_search = request.method == "POST" && !segments.empty() && segments.back() == ".search";
    return !is_read(request) && request.method != "OPTIONS" && !is_search;
}

Answer answer(Engine const& engine, HttpRequest const& request)
{
    auto const target = parse_target(request.target, engine.options.base_path);
    if (!target)
        return Failure {ScimError {404, {}, "requests go to " + engine.options.base_path}};
    if (engine.credentials->has_clients() && target->segments == std::vector<std::string> {"oauth2", "token"})
        return route_token_request(engine, request);
    // RFC7644-2-05. Choice: discovery needs the token as well.
    auto const authentication = engine.behaviour.authenticate(request, *engine.credentials, engine.now());
    if (auto const* problem = std::get_if<AuthenticationProblem>(&authentication))
        return not_authenticated(engine, *problem);
    auto const& principal = std::get<Principal>(authentication);
    // RFC7644-2-10.
    if (principal.read_only && is_change(request, target->segments))
        return Failure {ScimError {403, {}, "this token may read and search, but not change anything"}};
    auto query = read_query(*target);
    if (!query)
        return Failure {query.error()};
    query->actor = principal.name;
    auto call = Call {engine, request, nullptr, {}, std::move(*query), principal};
    return route_segments(call, target->segments);
}

}  // namespace

ResourceType const* find_type(Engine const& engine, std::string_view segment)
{
    for (auto const& type : engine.types) {
        if (engine.behaviour.names_endpoint(segment, std::string_view {type.endpoint}.substr(1)))
            return &type;
    }
    return nullptr;
}

HttpResponse route(Engine const& engine, HttpRequest const& request)
{
    auto const type = engine.behaviour.response_media_type(request.fields);
    auto outcome = type
        ? answer(engine, request)
        : Answer {Failure {ScimError {406, {}, "answers are of type application/scim+json or application/json"}}};
    auto response = outcome ? std::move(*outcome) : engine.behaviour.error_response(outcome.error());
    if (type && *type != "application/scim+json" && response.fields.find("Content-Type") == "application/scim+json")
        response.fields.set("Content-Type", *type);
    return response;
}

}  // namespace scim::server
