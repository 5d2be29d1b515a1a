// SPDX-License-Identifier: Apache-2.0
#include "faults/distortions/distortion_faults.hpp"

#include <atomic>
#include <memory>
#include <string>
#include <utility>

#include <scim/server/error.hpp>

#include "seams/rewriting.hpp"

namespace scim::server {
namespace {

/// So many reads, and one of them is refused.
constexpr unsigned reads_per_refusal = 10;

void set_status(HttpResponse& response, int status)
{
    response.status = status;
    response.reason = reason_phrase(status);
}

void answer_in_plain_text(HttpResponse& response, int status, std::string text)
{
    response = HttpResponse {};
    set_status(response, status);
    response.fields.set("Content-Type", "text/plain");
    response.body = std::move(text);
}

void redirect_to_login(HttpRequest const&, HttpResponse& response)
{
    if (response.status != 401)
        return;
    response = HttpResponse {};
    set_status(response, 302);
    response.fields.set("Location", "/login");
}

void forbid_wrong_tokens(HttpRequest const& request, HttpResponse& response)
{
    if (response.status != 401 || !request.fields.contains("Authorization"))
        return;
    set_status(response, 403);
    response.fields.remove("WWW-Authenticate");
    response.body = write_json(error_document({403, {}, "the token is not known"}));
}

// Takes a token that may not do it for one that is not known.
void deny_with_401(HttpRequest const&, HttpResponse& response)
{
    if (response.status != 403)
        return;
    set_status(response, 401);
    response.fields.set("WWW-Authenticate", "Bearer realm=\"scim\"");
    response.body = write_json(error_document({401, {}, "the token is not good for this"}));
}

void call_old_versions_bad_requests(HttpRequest const&, HttpResponse& response)
{
    if (response.status != 412)
        return;
    set_status(response, 400);
    response.body = write_json(error_document({400, {}, "the version is not the latest"}));
}

void answer_errors_with_200(HttpRequest const&, HttpResponse& response)
{
    if (response.status >= 400 && response.status < 500)
        set_status(response, 200);
}

void refuse_head(HttpRequest const& request, HttpResponse& response)
{
    if (request.method == "HEAD")
        answer_in_plain_text(response, 405, {});
}

void accept_head(HttpRequest const& request, HttpResponse& response)
{
    if (request.method == "HEAD" && response.status != 401)
        set_status(response, 200);
}

// Only reads, which can be repeated at once.
Distortion refuse_some_reads()
{
    auto const count = std::make_shared<std::atomic<unsigned>>(0);
    return [count](HttpRequest const& request, HttpResponse& response) {
        if (request.method != "GET" || ++*count % reads_per_refusal != 0)
            return;
        answer_in_plain_text(response, 429, "too many requests");
        response.fields.set("Retry-After", "0");
    };
}

void drop_body_of_unknown_paths(HttpRequest const& request, HttpResponse& response)
{
    if (response.status != 404 || !place_of(request).collection.empty())
        return;
    response.body.clear();
    response.fields.remove("Content-Type");
}

}  // namespace

std::vector<Fault> http_distortions()
{
    return {
        {"auth-redirects-to-login", "RFC7644-3.12-15", "A request without a token is sent to a login page.",
            FaultMode::any, {}, &redirect_to_login},
        {"auth-readonly-401", "RFC7644-3.12-16", "What a token may not do is answered with 401.", FaultMode::any, {},
            &deny_with_401},
        {"auth-wrong-token-403", "RFC7644-3.12-15", "An unknown token is answered with 403.", FaultMode::any, {},
            &forbid_wrong_tokens},
        {"error-http-200", "RFC7644-3.12-01", "Errors come with the status 200.", FaultMode::any, {},
            &answer_errors_with_200},
        {"etag-stale-400", "RFC7644-3.12-19", "A change of an old version is answered with 400.", FaultMode::any, {},
            &call_old_versions_bad_requests},
        contested({"head-always-200", "RFC7644-3.12-01", "HEAD is answered with 200, whatever there is.",
            FaultMode::any, {}, &accept_head}),
        contested({"head-refused", "RFC7644-3.12-01", "HEAD is answered with 405.", FaultMode::any, {}, &refuse_head}),
        contested({"rate-limit-not-scim", "RFC7644-3.12-02", "A 429 comes in plain text.", FaultMode::any, {},
            refuse_some_reads()}),
        {"unknown-path-no-body", "RFC7644-3.12-02", "The 404 for an unknown endpoint has no body.", FaultMode::any, {},
            &drop_body_of_unknown_paths},
    };
}

}  // namespace scim::server
