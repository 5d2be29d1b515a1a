// SPDX-License-Identifier: Apache-2.0
#include "faults/distortions/distortion_faults.hpp"

#include "seams/rewriting.hpp"

#include <scim/wire/text.hpp>

namespace scim::server {
namespace {

/// A distortion of error bodies alone.
Distortion of_errors(JsonChange change)
{
    return [change = std::move(change)](HttpRequest const&, HttpResponse& response) {
        if (response.status >= 400)
            rewrite_body(response, change);
    };
}

void number_the_status(Json& error)
{
    auto const text = error.string_or("status", "");
    auto const is_number = !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
    if (is_number)
        error.set("status", std::stoi(std::string {text}));
}

void spread_the_status(Json& error)
{
    auto const text = std::string {error.string_or("status", "")};
    error.set("status", Json::object({{"code", text}, {"message", error.string_or("detail", "")}}));
}

void list_the_detail(Json& error)
{
    if (auto* const detail = error.find("detail"))
        *detail = Json::array({*detail});
}

void wrap(Json& error)
{
    error = Json::object({{"error", error}});
}

void drop_body(HttpRequest const&, HttpResponse& response)
{
    if (response.status < 400)
        return;
    response.body.clear();
    response.fields.remove("Content-Type");
}

void drop_challenge(HttpRequest const&, HttpResponse& response)
{
    if (response.status == 401)
        response.fields.remove("WWW-Authenticate");
}

/// The name of the media type with its two halves exchanged.
void reverse_media_type(HttpRequest const&, HttpResponse& response)
{
    auto const type = response.fields.find("Content-Type");
    if (type && media_type(*type) == "application/scim+json")
        response.fields.set("Content-Type", "application/json+scim");
}

}  // namespace

std::vector<Fault> error_distortions()
{
    return {
        {"error-status-number", "RFC7644-3.12-05", "The status in an error body is a number.", FaultMode::any, {},
            of_errors(&number_the_status)},
        {"error-detail-array", "RFC7644-3.12-02", "The detail of an error is an array.", FaultMode::any, {},
            of_errors(&list_the_detail)},
        {"error-status-object", "RFC7644-3.12-05", "The status in an error body is an object.", FaultMode::any, {},
            of_errors(&spread_the_status)},
        {"error-status-missing", "RFC7644-3.12-04", "An error body has no status.", FaultMode::any, {},
            of_errors([](Json& error) { error.erase("status"); })},
        {"error-schemas-missing", "RFC7644-3.12-03", "An error body does not name the Error schema.", FaultMode::any,
            {}, of_errors([](Json& error) { error.erase("schemas"); })},
        {"error-wrapped", "RFC7644-3.12-02", "An error body is nested in another object.", FaultMode::any, {},
            of_errors(&wrap)},
        {"error-empty-body", "RFC7644-3.12-02", "A refusal has no body.", FaultMode::any, {}, &drop_body},
        {"auth-no-www-authenticate", "RFC7644-2-09", "A 401 does not say which authentication is wanted.",
            FaultMode::any, {}, &drop_challenge},
        {"ct-reversed", "RFC7644-3.1-02", "Responses are labelled application/json+scim.", FaultMode::any, {},
            &reverse_media_type},
    };
}

}  // namespace scim::server
