// SPDX-License-Identifier: Apache-2.0
#include "variants/variants.hpp"

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>

#include <scim/wire/text.hpp>

#include "seams/rewriting.hpp"

namespace scim::server {
namespace {

/// Whether a client asked for whole resources, so that more may be shown than is stored.
bool is_whole(HttpRequest const& request)
{
    return ascii_lower(request.target).find("attributes=") == std::string::npos
        && request.body.find("ttributes\"") == std::string::npos;
}

/// A distortion of resources that are shown as a whole.
Distortion of_whole_resources(JsonChange change)
{
    return [change = std::move(change)](HttpRequest const& request, HttpResponse& response) {
        if (is_whole(request))
            rewrite_resources(request, response, change);
    };
}

void activate(Json& resource)
{
    if (resource.contains("userName") && !resource.contains("active"))
        resource.set("active", true);
}

void fold_text(Json* value)
{
    if (value != nullptr && value->is_string())
        *value = ascii_lower(value->as_string());
}

void add_display(Json& email)
{
    if (email.is_object() && email.contains("value") && !email.contains("display"))
        email.set("display", ascii_lower(email.string_or("value", "")));
}

void add_formatted(Json& resource)
{
    auto* const name = resource.find("name");
    auto const is_in_parts = name != nullptr && name->is_object() && !name->contains("formatted");
    if (is_in_parts && name->contains("givenName") && name->contains("familyName")) {
        name->set("formatted",
            std::string {name->string_or("givenName", "")} + " " + std::string {name->string_or("familyName", "")});
    }
}

/// Makes the version in an object a strong tag.
void strengthen(Json* described)
{
    auto const version = std::string {described ? described->string_or("version", "") : ""};
    if (version.starts_with("W/"))
        described->set("version", version.substr(2));
}

void make_tags_strong(HttpRequest const& request, HttpResponse& response)
{
    auto const tag = std::string {response.fields.find("ETag").value_or("")};
    if (tag.starts_with("W/"))
        response.fields.set("ETag", tag.substr(2));
    rewrite_resources(request, response, [](Json& resource) { strengthen(resource.find("meta")); });
    if (is_for(request, "/Bulk"))
        rewrite_body(response,
            [](Json& job) { for_each_value(job, "Operations", [](Json& operation) { strengthen(&operation); }); });
}

/// As databases do that keep whole seconds.
Json without_fraction(std::string const& date)
{
    auto const point = date.find('.');
    return Json {point == std::string::npos ? date : date.substr(0, point) + "Z"};
}

void shorten_dates(HttpRequest const& request, HttpResponse& response)
{
    if (request.method == "GET")
        rewrite_resources(request, response, [](Json& resource) { change_dates(resource, without_fraction); });
}

void reverse(Json& resource, std::string_view attribute)
{
    auto* const values = resource.find(attribute);
    if (values != nullptr && values->is_array())
        std::reverse(values->as_array().begin(), values->as_array().end());
}

void reverse_values(Json& resource)
{
    for (auto const* const name : {"emails", "phoneNumbers", "addresses", "roles", "groups", "members"})
        reverse(resource, name);
}

// RFC 7643 §3.3: a URN names what may be there.
void list_enterprise_schema(Json& resource)
{
    auto* const schemas = resource.find("schemas");
    if (schemas != nullptr && schemas->is_array() && schemas->size() == 1 && resource.contains("userName"))
        schemas->push_back(Json {enterprise_user});
}

void choose_ids_with_signs(Behaviour& behaviour)
{
    behaviour.choose_id = [honest = behaviour.choose_id](std::string fresh, Json const& body) {
        return "a+b:" + honest(std::move(fresh), body) + "@example.com";
    };
}

// As a column counts them. One counter for each server: ids are never given twice.
void choose_ids_of_digits(Behaviour& behaviour)
{
    auto const count = std::make_shared<std::atomic<std::uint64_t>>(1000);
    behaviour.choose_id = [count](std::string const&, Json const&) { return std::to_string(++*count); };
}

// With all that has a meaning in a URL.
void choose_urls_for_ids(Behaviour& behaviour)
{
    behaviour.choose_id = [honest = behaviour.choose_id](std::string fresh, Json const& body) {
        return "https://directory.example/people?key=" + honest(std::move(fresh), body) + "&of=a%20b#x";
    };
}

}  // namespace

std::vector<Variant> value_variants()
{
    return {
        {.id = "active-by-default",
            .requirement = "RFC7643-4.1.1-23",
            .summary = "Users without active are shown as active.",
            .distortion = of_whole_resources(activate)},
        {.id = "dates-shortened-when-read",
            .requirement = "RFC7643-2.3.5-01",
            .summary = "Dates have fractions in the answer to a write, and none in the answer to a GET.",
            .is_discouraged = true,
            .distortion = shorten_dates},
        {.id = "emails-in-lower-case",
            .requirement = "RFC7643-4.1.2-03",
            .summary = "E-mail addresses come back in lower case.",
            .distortion = of_values("emails", [](Json& email) { fold_text(email.find("value")); })},
        {.id = "emails-with-display",
            .requirement = "RFC7643-4.1.2-04",
            .summary = "E-mail addresses are shown with a display.",
            .distortion = of_values("emails", add_display)},
        {.id = "etag-strong",
            .requirement = "RFC7644-3.14-02",
            .summary = "Versions are strong tags.",
            .distortion = make_tags_strong},
        {.id = "name-with-formatted",
            .requirement = "RFC7643-4.1.1-07",
            .summary = "A name in parts is shown with formatted as well.",
            .distortion = of_whole_resources(add_formatted)},
        {.id = "user-name-in-lower-case",
            .requirement = "RFC7643-4.1.1-01",
            .summary = "userName comes back in lower case.",
            .distortion = of_resources([](Json& resource) { fold_text(resource.find("userName")); })},
        {.id = "ids-are-urls",
            .requirement = "RFC7643-3.1-06",
            .summary = "Ids are URLs with a query and a fragment.",
            .apply = choose_urls_for_ids},
        {.id = "ids-of-digits",
            .requirement = "RFC7643-3.1-06",
            .summary = "Ids are numbers that count up, written as texts.",
            .apply = choose_ids_of_digits},
        {.id = "ids-with-signs",
            .requirement = "RFC7643-3.1-06",
            .summary = "Ids hold other signs than letters and digits.",
            .apply = choose_ids_with_signs},
        {.id = "schemas-extension-first",
            .requirement = "RFC7643-3-09",
            .summary = "schemas names extensions before the core schema.",
            .distortion = of_resources([](Json& resource) { reverse(resource, "schemas"); })},
        {.id = "schemas-lists-unused-extension",
            .requirement = "RFC7643-3.3-02",
            .summary = "Users list the enterprise schema, with data or without.",
            .distortion = of_resources(list_enterprise_schema)},
        {.id = "values-reversed",
            .requirement = "RFC7643-2.4-01",
            .summary = "Multi-valued attributes come in another order than they were sent.",
            .distortion = of_resources(reverse_values)},
    };
}

}  // namespace scim::server
