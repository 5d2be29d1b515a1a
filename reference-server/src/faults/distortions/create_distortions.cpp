// SPDX-License-Identifier: Apache-2.0
#include "faults/distortions/distortion_faults.hpp"

#include <string>

#include "seams/rewriting.hpp"

namespace scim::server {
namespace {

void drop_location_field(HttpRequest const& request, HttpResponse& response)
{
    if (is_creation(request, response))
        response.fields.remove("Location");
}

void say_ok_instead_of_created(HttpRequest const& request, HttpResponse& response)
{
    if (!is_creation(request, response))
        return;
    response.status = 200;
    response.reason.clear();
}

void drop_meta(HttpRequest const& request, HttpResponse& response)
{
    if (is_creation(request, response))
        rewrite_body(response, [](Json& resource) { resource.erase("meta"); });
}

void return_password(HttpRequest const& request, HttpResponse& response)
{
    auto const sent = parse_json(request.body);
    auto const* const password = sent ? sent->find_ignoring_case("password") : nullptr;
    if (password != nullptr && is_creation(request, response))
        rewrite_body(response, [&](Json& resource) { resource.set("password", *password); });
}

void empty_body(HttpRequest const& request, HttpResponse& response)
{
    if (!is_creation(request, response))
        return;
    response.body.clear();
    response.fields.remove("Content-Type");
}

void locate_elsewhere(HttpRequest const& request, HttpResponse& response)
{
    if (is_creation(request, response))
        response.fields.set("Location", std::string {response.fields.find("Location").value_or("")} + "/profile");
}

void say_no_content_instead_of_ok(HttpRequest const& request, HttpResponse& response)
{
    if (request.method != "PUT" || response.status != 200)
        return;
    response.status = 204;
    response.reason.clear();
    response.body.clear();
    response.fields.remove("Content-Type");
}

// Whatever became of it.
void echo_request(HttpRequest const& request, HttpResponse& response)
{
    auto const sent = parse_json(request.body);
    if (!is_creation(request, response) || !sent || !sent->is_object())
        return;
    rewrite_body(response, [&](Json& resource) {
        for (auto const& [name, value] : sent->as_object()) {
            if (!resource.contains(name))
                resource.set(name, value);
        }
    });
}

void drop_new_id(HttpRequest const& request, HttpResponse& response)
{
    if (is_creation(request, response))
        rewrite_body(response, [](Json& resource) { resource.erase("id"); });
}

void drop_location_of_replaced(HttpRequest const& request, HttpResponse& response)
{
    if (request.method == "PUT")
        rewrite_resources(request, response, erase_location);
}

void confirm_deletion(HttpRequest const& request, HttpResponse& response)
{
    if (request.method != "DELETE" || response.status != 204)
        return;
    response.status = 200;
    response.reason.clear();
    response.fields.set("Content-Type", "application/scim+json");
    response.body = R"({"deleted":true})";
}

}  // namespace

std::vector<Fault> create_distortions()
{
    return {
        {"create-no-location-header", "RFC7644-3.3-09", "A created resource is answered without Location.",
            FaultMode::any, {}, &drop_location_field},
        {"create-status-200", "RFC7644-3.3-07", "A created resource is answered with 200.", FaultMode::any, {},
            &say_ok_instead_of_created, {"ENTRA-001"}},
        {"create-body-without-id", "RFC7644-3.3-14", "The answer to a create has no id.", FaultMode::any, {},
            &drop_new_id, {"ENTRA-053"}},
        {"create-body-without-meta", "RFC7644-3.3-14", "The answer to a create has no meta.", FaultMode::any, {},
            &drop_meta},
        {"create-echoes-request", "RFC7644-3.1-15", "The answer to a create shows what was sent, kept or not.",
            FaultMode::any, {}, &echo_request},
        {"create-empty-body", "RFC7644-3.3-08", "A created resource is answered without a body.", FaultMode::any, {},
            &empty_body, {"RFC7644-3.2-05"}},
        {"create-locations-differ", "RFC7644-3.3-10", "Location and meta.location of a new resource differ.",
            FaultMode::any, {}, &locate_elsewhere},
        {"create-password-returned", "RFC7643-4.1.1-32", "The answer to a create shows the password.", FaultMode::any,
            {}, &return_password},
        {"delete-200-body", "RFC7644-3.6-07", "A deletion is answered with 200 and a body.", FaultMode::any, {},
            &confirm_deletion},
        {"put-no-location", "RFC7643-3.1-29", "The answer to a PUT has no meta.location.", FaultMode::any, {},
            &drop_location_of_replaced},
        {"put-status-204", "RFC7644-3.5.1-18", "A PUT is answered with 204.", FaultMode::any, {},
            &say_no_content_instead_of_ok},
    };
}

}  // namespace scim::server
