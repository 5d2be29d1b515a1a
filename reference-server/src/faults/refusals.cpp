// SPDX-License-Identifier: Apache-2.0
#include "faults/refusals.hpp"

#include <algorithm>
#include <utility>

#include <scim/server/error.hpp>

#include "endpoint/call.hpp"
#include "seams/changed_calls.hpp"
#include "seams/rewriting.hpp"

namespace scim::server {
namespace {

using Answer = Result<HttpResponse, ScimError>;

Json body_of(Call const& call)
{
    return body_object(call).value_or(Json::object());
}

}  // namespace

Change refusing(Endpoint Behaviour::*endpoint, std::string type, BodyTest is_such, int status)
{
    return [endpoint, type = std::move(type), is_such = std::move(is_such), status](Behaviour& behaviour) {
        behaviour.*endpoint = [type, is_such, status, honest = behaviour.*endpoint](Call const& call) -> Answer {
            if (call.type != nullptr && call.type->name == type && is_such(body_of(call)))
                return Failure {ScimError {status, {}, "this is not understood here"}};
            return honest(call);
        };
    };
}

Change refusing_all(Endpoint Behaviour::*endpoint, std::string type, int status)
{
    return refusing(
        endpoint, std::move(type), [](Json const&) { return true; }, status);
}

Change ignoring(Endpoint Behaviour::*endpoint, std::string type, BodyTest is_such)
{
    return [endpoint, type = std::move(type), is_such = std::move(is_such)](Behaviour& behaviour) {
        behaviour.*endpoint = [type, is_such, honest = behaviour.*endpoint](Call const& call) -> Answer {
            bool const is_deaf = call.type != nullptr && call.type->name == type && is_such(body_of(call));
            return is_deaf ? call.engine.behaviour.read_resource(call) : honest(call);
        };
    };
}

Change reading(Endpoint Behaviour::*endpoint, std::string type, std::function<void(Json& body)> change)
{
    return [endpoint, type = std::move(type), change = std::move(change)](Behaviour& behaviour) {
        auto honest = behaviour.*endpoint;
        behaviour.*endpoint = [type, honest, changed = with_body(honest, change)](Call const& call) -> Answer {
            return call.type != nullptr && call.type->name == type ? changed(call) : honest(call);
        };
    };
}

BodyTest any_operation(std::function<bool(Json const& operation)> is_such)
{
    return [is_such = std::move(is_such)](Json const& body) {
        auto const* operations = body.find("Operations");
        if (operations == nullptr || !operations->is_array())
            return false;
        return std::any_of(operations->as_array().begin(), operations->as_array().end(), is_such);
    };
}

bool is_pathless(Json const& operation)
{
    return operation.is_object() && !operation.contains("path");
}

Json const* inside_value(Json const& operation, std::string_view name)
{
    auto const* value = operation.find("value");
    return value == nullptr ? nullptr : value->find(name);
}

void refuse_instead(HttpResponse& response, int status)
{
    response.status = status;
    response.reason = reason_phrase(status);
    response.body = write_json(error_document({status, {}, "this is not understood here"}));
    response.fields.set("Content-Type", "application/scim+json");
}

Distortion instead_of(int right, int wrong)
{
    return [right, wrong](HttpRequest const&, HttpResponse& response) {
        if (response.status == right)
            refuse_instead(response, wrong);
    };
}

}  // namespace scim::server
