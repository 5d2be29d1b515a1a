// SPDX-License-Identifier: Apache-2.0
#include "variants/variants.hpp"

#include <string>
#include <utility>

#include <scim/wire/text.hpp>

#include "endpoint/responses.hpp"

namespace scim::server {
namespace {

void omit_scim_type(Behaviour& behaviour)
{
    behaviour.error_response = [honest = behaviour.error_response](ScimError error) {
        error.scim_type.reset();
        return honest(error);
    };
}

bool is_refused_before_scim(int status)
{
    return status == 401 || status == 403 || status == 405 || status == 413 || status == 415 || status >= 500;
}

void answer_as_a_web_server(HttpRequest const&, HttpResponse& response)
{
    if (!is_refused_before_scim(response.status))
        return;
    response.fields.set("Content-Type", "text/html");
    response.body = "<html><body>" + std::string {reason_phrase(response.status)} + "</body></html>";
}

void name_the_charset(HttpRequest const&, HttpResponse& response)
{
    if (auto const type = response.fields.find("Content-Type"))
        response.fields.set("Content-Type", std::string {*type} + "; charset=utf-8");
}

void answer_scim_json_always(Behaviour& behaviour)
{
    behaviour.response_media_type = [](Fields const&) { return std::optional {std::string {"application/scim+json"}}; };
}

void refuse_plain_json(Behaviour& behaviour)
{
    behaviour.accepts_media_type = [](std::string_view type) { return type == "application/scim+json"; };
}

void call_it_a_conflict(HttpRequest const& request, HttpResponse& response)
{
    if (response.status == 412 && request.method != "GET" && request.method != "HEAD")
        refuse_instead(response, {409, {}, "the resource has another version"});
}

/// Strong comparison, by which no weak tag equals anything. RFC 9110 §8.8.3.2.
Endpoint comparing_strongly(Endpoint honest)
{
    return [honest = std::move(honest)](Call const& call) -> Result<HttpResponse, ScimError> {
        auto const condition = call.request.fields.find("If-Match");
        if (condition && trim(*condition).starts_with("W/"))
            return Failure {ScimError {412, {}, "If-Match needs a strong tag"}};
        return honest(call);
    };
}

void compare_strongly(Behaviour& behaviour)
{
    for (auto* const endpoint : {&behaviour.replace_resource, &behaviour.modify_resource, &behaviour.delete_resource})
        *endpoint = comparing_strongly(std::move(*endpoint));
}

void redirect_me(HttpRequest const& request, HttpResponse& response)
{
    auto const location = response.fields.find("Location");
    if (!is_for(request, "/Me") || response.status >= 300 || !location)
        return;
    auto target = std::string {*location};
    response = {};
    response.status = 308;
    response.reason = reason_phrase(308);
    response.fields.add("Location", std::move(target));
}

Distortion refusing_me(int status)
{
    return [status](HttpRequest const& request, HttpResponse& response) {
        if (is_for(request, "/Me"))
            refuse_instead(response, {status, {}, "there is no /Me"});
    };
}

}  // namespace

std::vector<Variant> http_variants()
{
    return {
        {.id = "charset-in-content-type",
            .requirement = "RFC7644-3.8-09",
            .summary = "The media type of answers has a parameter charset.",
            .distortion = name_the_charset},
        {.id = "error-body-of-the-web-server",
            .requirement = "RFC7644-3.12-02",
            .summary = "Refusals that a gateway may have made (401, 403, 405, 413, 415, 5xx) are HTML pages.",
            .is_discouraged = true,
            .distortion = answer_as_a_web_server},
        {.id = "error-without-scim-type",
            .requirement = "RFC7644-3.12-06",
            .summary = "Errors have no scimType.",
            .is_discouraged = true,
            .apply = omit_scim_type},
        {.id = "if-match-compares-strongly",
            .requirement = "RFC7644-3.14-02",
            .summary = "A weak tag in If-Match is answered with 412.",
            .is_discouraged = true,
            .apply = compare_strongly},
        {.id = "me-forbidden",
            .requirement = "RFC7644-3.11-02",
            .summary = "/Me is answered with 403.",
            .is_discouraged = true,
            .distortion = refusing_me(403)},
        {.id = "me-not-found",
            .requirement = "RFC7644-3.11-02",
            .summary = "/Me is answered with 404.",
            .is_discouraged = true,
            .distortion = refusing_me(404)},
        {.id = "me-redirects",
            .requirement = "RFC7644-3.11-02",
            .summary = "/Me is answered with 308 and the permanent location.",
            .distortion = redirect_me},
        {.id = "plain-json-refused",
            .requirement = "RFC7644-3.1-03",
            .summary = "Bodies of type application/json are answered with 415.",
            .apply = refuse_plain_json},
        {.id = "scim-json-always",
            .requirement = "RFC7644-3.8-09",
            .summary = "Answers are application/scim+json, also where application/json is asked for.",
            .apply = answer_scim_json_always},
        {.id = "version-conflict-409",
            .requirement = "RFC7644-3.14-09",
            .summary = "A change of an old version is answered with 409.",
            .distortion = call_it_a_conflict},
    };
}

}  // namespace scim::server
