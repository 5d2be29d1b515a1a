// SPDX-License-Identifier: Apache-2.0
#include "seams/changed_calls.hpp"

#include <utility>

#include "endpoint/resource_endpoints.hpp"
#include "endpoint/responses.hpp"
#include "store/store.hpp"

namespace scim::server {

namespace {

using Answer = Result<HttpResponse, ScimError>;

void add_member(Call const& call, std::string_view group_id, std::string const& id)
{
    auto const& engine = call.engine;
    auto const group = engine.store.find(group_id);
    if (!group || !group->type->find_core("members"))
        return;
    static_cast<void>(
        engine.behaviour.update_resource(engine.store, group, [&](Json const& before) -> Result<Json, ScimError> {
            auto next = before;
            auto const* members = before.find("members");
            auto all = members && members->is_array() ? *members : Json::array();
            engine.behaviour.append_value(all.as_array(), Json::object({{"value", id}}));
            next.set("members", std::move(all));
            return next;
        }));
}

}  // namespace

Endpoint with_request(Endpoint endpoint, std::function<void(HttpRequest& request)> change)
{
    return [endpoint = std::move(endpoint), change = std::move(change)](Call const& call) {
        auto request = call.request;
        change(request);
        return endpoint(call.with(request));
    };
}

Endpoint without_field(Endpoint endpoint, std::string name)
{
    return with_request(
        std::move(endpoint), [name = std::move(name)](HttpRequest& request) { request.fields.remove(name); });
}

Endpoint with_body(Endpoint endpoint, std::function<void(Json& body)> change)
{
    return with_request(std::move(endpoint), [change = std::move(change)](HttpRequest& request) {
        auto body = parse_json(request.body);
        if (!body || !body->is_object())
            return;
        change(*body);
        request.body = write_json(*body);
    });
}

Endpoint failing_with_500(Endpoint endpoint)
{
    return [endpoint = std::move(endpoint)](Call const& call) -> Answer {
        auto answer = endpoint(call);
        if (!answer && answer.error().status == 404)
            return Failure {ScimError {500, {}, "nothing was found where something was expected"}};
        return answer;
    };
}

Answer answer_by(Behaviour const& rules, Endpoint const& endpoint, Call const& call)
{
    auto const& usual = call.engine;
    auto store = Store {usual.store, rules, usual.options.dialect};
    auto const engine
        = Engine {usual.options, rules, usual.types, store, usual.fresh_id, usual.cursors, usual.credentials};
    return endpoint(Call {engine, call.request, call.type, call.id, call.query, call.principal});
}

std::optional<Json> body_object(Call const& call)
{
    auto body = parse_json(call.request.body);
    return body && body->is_object() ? std::optional {std::move(*body)} : std::nullopt;
}

std::string id_of(HttpResponse const& response)
{
    auto const body = parse_json(response.body);
    return body ? std::string {body->string_or("id", "")} : std::string {};
}

Answer create_with_id(Call const& call, std::string const& id, int status)
{
    auto rules = call.engine.behaviour;
    rules.choose_id = [&](std::string const&, Json const&) { return id; };
    auto answer = answer_by(rules, create_resource, call);
    if (answer) {
        answer->status = status;
        answer->reason = reason_phrase(status);
    }
    return answer;
}

Answer move_to_id(Call const& call, std::string const& id)
{
    call.engine.behaviour.erase_resource(call.engine.store, *call.type, call.id, nullptr);
    return create_with_id(call, id, 200);
}

void join_groups(Call const& call, Json const& body, std::string const& id)
{
    auto const* groups = body.find("groups");
    if (!groups || !groups->is_array())
        return;
    for (auto const& group : groups->as_array())
        add_member(call, group.string_or("value", ""), id);
}

}  // namespace scim::server
