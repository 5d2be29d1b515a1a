// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Lies that are one refusal, one deafness or one changed answer: what clients of one make are told in vain.

#include <functional>
#include <string>

#include <scim/server/behaviour.hpp>
#include <scim/server/fault.hpp>

namespace scim::server {

using Change = std::function<void(Behaviour&)>;
/// Whether a request is of the kind that the lie is about. The body is an empty object where none was sent.
using BodyTest = std::function<bool(Json const& body)>;

/// The endpoint of one resource type refuses such requests and does nothing.
Change refusing(Endpoint Behaviour::*endpoint, std::string type, BodyTest is_such, int status = 400);

/// The same for all requests.
Change refusing_all(Endpoint Behaviour::*endpoint, std::string type, int status = 405);

/// The endpoint of one resource type does nothing for such requests, and answers with the resource as it is.
Change ignoring(Endpoint Behaviour::*endpoint, std::string type, BodyTest is_such);

/// The endpoint of one resource type reads another body than the client sent.
Change reading(Endpoint Behaviour::*endpoint, std::string type, std::function<void(Json& body)> change);

/// Whether the body of a PATCH has an operation of which this is true.
BodyTest any_operation(std::function<bool(Json const& operation)> is_such);

/// Whether an operation has no path.
bool is_pathless(Json const& operation);

/// The value of a member of an operation's value; nullptr where there is none.
Json const* inside_value(Json const& operation, std::string_view name);

/// Puts a refusal in the place of an answer.
void refuse_instead(HttpResponse& response, int status);

/// A distortion of the first status into the second, the body made to fit.
Distortion instead_of(int right, int wrong);

}  // namespace scim::server
