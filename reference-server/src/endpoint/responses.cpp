// SPDX-License-Identifier: Apache-2.0
#include "endpoint/responses.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include <scim/wire/text.hpp>

#include "endpoint/given_attributes.hpp"

namespace scim::server {

namespace {

// Choice: tags compare weakly also in If-Match, since RFC 7644 §3.14 makes service providers send weak ones.
std::string_view opaque_tag(std::string_view tag)
{
    tag = trim(tag);
    return tag.starts_with("W/") ? tag.substr(2) : tag;
}

bool names_version(std::string_view condition, std::string_view version)
{
    if (trim(condition) == "*")
        return true;
    auto const tags = split(condition, ',');
    return std::any_of(
        tags.begin(), tags.end(), [&](std::string const& tag) { return opaque_tag(tag) == opaque_tag(version); });
}

// A list may be spread over several field lines (RFC 9110 §5.3). Empty if there is none of that name.
std::optional<bool> condition_names(HttpRequest const& request, std::string_view name, std::string_view version)
{
    auto const conditions = request.fields.find_all(name);
    if (conditions.empty())
        return {};
    return std::any_of(conditions.begin(), conditions.end(),
        [&](std::string_view condition) { return names_version(condition, version); });
}

}  // namespace

HttpResponse json_response(int status, Json const& body)
{
    return text_response(status, write_json(body));
}

HttpResponse text_response(int status, std::string text)
{
    HttpResponse response;
    response.status = status;
    response.reason = reason_phrase(status);
    response.fields.add("Content-Type", "application/scim+json");
    response.body = std::move(text);
    return response;
}

HttpResponse error_response(ScimError const& error)
{
    auto response = json_response(error.status, error_document(error));
    if (error.status == 401)
        response.fields.add("WWW-Authenticate", "Bearer realm=\"scim\"");
    return response;
}

HttpResponse resource_response(int status, Call const& call, Resource const& resource)
{
    auto const& engine = call.engine;
    auto const context = call.context();
    auto const& behaviour = engine.behaviour;
    auto projection = call.query.projection;
    projection.given = given_attributes(call.request, *resource.type);
    std::string text;
    if (behaviour.short_cuts)
        behaviour.short_cuts->write_resource(text, resource, projection, engine.store, context);
    else
        text = write_json(behaviour.present(resource, projection, engine.store, context));
    auto response = text_response(status, std::move(text));
    response.fields.add("Location", engine.behaviour.location(engine.store.base_url(), *resource.type, resource.id));
    response.fields.add("ETag", resource.version_tag());
    return response;
}

HttpResponse empty_response(Resource const& resource)
{
    HttpResponse response;
    response.status = 204;
    response.reason = reason_phrase(204);
    response.fields.add("ETag", resource.version_tag());
    return response;
}

bool accepts_media_type(std::string_view media_type)
{
    return media_type == "application/scim+json" || media_type == "application/json";
}

std::string_view version_of(Json const& content)
{
    auto const* meta = content.find("meta");
    return meta ? meta->string_or("version", "") : std::string_view {};
}

Result<void, ScimError> check_preconditions(HttpRequest const& request, std::string_view version)
{
    if (!condition_names(request, "If-Match", version).value_or(true))
        return Failure {ScimError {412, {}, "the resource has another version than If-Match names"}};
    auto const is_read = request.method == "GET" || request.method == "HEAD";
    if (!is_read && is_not_modified(request, version))
        return Failure {ScimError {412, {}, "the resource has the version that If-None-Match names"}};
    return {};
}

bool is_not_modified(HttpRequest const& request, std::string_view version)
{
    return condition_names(request, "If-None-Match", version).value_or(false);
}

}  // namespace scim::server
