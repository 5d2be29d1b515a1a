// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Endpoints that answer another request than the client sent, or by other rules.

#include <functional>
#include <optional>
#include <string>

#include <scim/server/behaviour.hpp>

#include "endpoint/call.hpp"

namespace scim::server {

/// The endpoint, asked with a request that is changed first.
Endpoint with_request(Endpoint endpoint, std::function<void(HttpRequest& request)> change);

/// The endpoint, asked without a header field.
Endpoint without_field(Endpoint endpoint, std::string name);

/// The endpoint, asked with a body that is changed first. Other bodies than JSON objects are left alone.
Endpoint with_body(Endpoint endpoint, std::function<void(Json& body)> change);

/// The endpoint, breaking down where it says 404.
Endpoint failing_with_500(Endpoint endpoint);

/// What the endpoint says of this request by other rules, on the same resources.
Result<HttpResponse, ScimError> answer_by(Behaviour const& rules, Endpoint const& endpoint, Call const& call);

/// The body of a request, if it is a JSON object.
std::optional<Json> body_object(Call const& call);

/// The id of the resource in a response, or empty.
std::string id_of(HttpResponse const& response);

/// Stores the body of a request as a new resource of this id, and answers with this status.
Result<HttpResponse, ScimError> create_with_id(Call const& call, std::string const& id, int status);

/// Gives the resource that the body of a PUT has just replaced another id.
Result<HttpResponse, ScimError> move_to_id(Call const& call, std::string const& id);

/// Makes a resource a member of the groups that the body of a request names.
void join_groups(Call const& call, Json const& body, std::string const& id);

}  // namespace scim::server
