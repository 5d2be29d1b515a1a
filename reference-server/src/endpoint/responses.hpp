// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Responses, and the rules of HTTP around them. RFC 7644 §3.8, §3.12, §3.14; RFC 9110 §13.

#include <string_view>

#include <scim/server/behaviour.hpp>

#include "endpoint/call.hpp"

namespace scim::server {

/// A response with a JSON body of type application/scim+json.
HttpResponse json_response(int status, Json const& body);

/// The response to a refusal. RFC 7644 §3.12.
HttpResponse error_response(ScimError const& error);

/// The same with the JSON as text.
HttpResponse text_response(int status, std::string text);

/// A response with one resource, its Location and its ETag.
HttpResponse resource_response(int status, Call const& call, Resource const& resource);

/// 204 with the ETag of a resource.
HttpResponse empty_response(Resource const& resource);

/// application/scim+json and application/json. RFC 7644 §3.8.
bool accepts_media_type(std::string_view media_type);

/// The version in a resource's content. RFC 7644 §3.14.
std::string_view version_of(Json const& content);

/// Refuses with 412 if If-Match names another version, or If-None-Match this one and the request is no read.
/// RFC 9110 §13.1.1, §13.1.2.
Result<void, ScimError> check_preconditions(HttpRequest const& request, std::string_view version);

/// Whether If-None-Match names this version. RFC 9110 §13.1.2.
bool is_not_modified(HttpRequest const& request, std::string_view version);

}  // namespace scim::server
