// SPDX-License-Identifier: Apache-2.0
#include "faults/distortions/distortion_faults.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include <scim/wire/text.hpp>

#include "seams/rewriting.hpp"

namespace scim::server {
namespace {

Distortion of_users(JsonChange change)
{
    return [change = std::move(change)](HttpRequest const& request, HttpResponse& response) {
        if (place_of(request).collection == "Users")
            rewrite_resources(request, response, change);
    };
}

/// A distortion of a user or group that is read by its id.
Distortion of_single_reads(JsonChange change)
{
    return [change = std::move(change)](HttpRequest const& request, HttpResponse& response) {
        auto const place = place_of(request);
        if (request.method == "GET" && is_success(response) && place.holds_resources() && !place.id.empty())
            rewrite_body(response, change);
    };
}

Distortion labelling(std::string media_type)
{
    return [type = std::move(media_type)](HttpRequest const&, HttpResponse& response) {
        if (response.fields.contains("Content-Type"))
            response.fields.set("Content-Type", type);
    };
}

void label_as_json_by_default(HttpRequest const& request, HttpResponse& response)
{
    auto const wanted = request.fields.find("Accept").value_or("*/*");
    if (response.fields.contains("Content-Type") && wanted == "*/*")
        response.fields.set("Content-Type", "application/json");
}

void end_lists_with_a_comma(HttpRequest const& request, HttpResponse& response)
{
    auto const place = place_of(request);
    auto const is_list_read = request.method == "GET" && place.holds_resources() && place.id.empty();
    if (is_list_read && is_success(response) && parse_json(response.body))
        response.body += ",";
}

void write_single_emails_alone(Json& user)
{
    auto* const emails = user.find("emails");
    if (emails != nullptr && emails->is_array() && emails->size() == 1)
        *emails = Json {emails->as_array().front()};
}

void write_name_as_text(Json& user)
{
    auto* const name = user.find("name");
    if (name == nullptr || !name->is_object())
        return;
    auto text = std::string {name->string_or("givenName", "")} + " " + std::string {name->string_or("familyName", "")};
    *name = std::move(text);
}

void list_user_name(Json& user)
{
    if (auto* const name = user.find("userName"))
        *name = Json::array({*name});
}

void fold_certificates(Json& user)
{
    auto* const certificates = user.find("x509Certificates");
    if (certificates == nullptr || !certificates->is_array())
        return;
    for (auto& certificate : certificates->as_array())
        certificate.set("value", ascii_lower(certificate.string_or("value", "")));
}

void put_blanks_into_location(Json& resource)
{
    if (auto* const meta = resource.find("meta"); meta != nullptr && meta->is_object())
        meta->set("location", "the resource " + std::string {resource.string_or("id", "")});
}

// Puts the attributes of the extension beside those of the core.
void flatten_extension(Json& user)
{
    auto const* const extension = user.find(enterprise_user);
    if (extension == nullptr || !extension->is_object())
        return;
    auto const attributes = extension->as_object();
    user.erase(enterprise_user);
    for (auto const& [name, value] : attributes)
        user.set(name, value);
}

void call_groups_users(HttpRequest const& request, HttpResponse& response)
{
    if (place_of(request).collection != "Groups")
        return;
    rewrite_resources(request, response, [](Json& group) {
        if (auto* const meta = group.find("meta"); meta != nullptr && meta->is_object())
            meta->set("resourceType", "User");
    });
}

void write_keyword_in_snake_case(HttpRequest const&, HttpResponse& response)
{
    if (response.status < 400)
        return;
    rewrite_body(response, [](Json& error) {
        std::string keyword;
        for (auto const letter : error.string_or("scimType", "")) {
            auto const small = ascii_lower(letter);
            keyword += small == letter ? std::string {letter} : std::string {'_', small};
        }
        if (!keyword.empty())
            error.set("scimType", keyword);
    });
}

void drop_etag(HttpRequest const& request, HttpResponse& response)
{
    response.fields.remove("ETag");
    rewrite_resources(request, response, [](Json& resource) {
        if (auto* const meta = resource.find("meta"); meta != nullptr && meta->is_object())
            meta->erase("version");
    });
}

void show_another_name_at_first(HttpRequest const& request, HttpResponse& response)
{
    if (!is_creation(request, response))
        return;
    rewrite_body(response, [](Json& resource) {
        if (auto* const name = resource.find("displayName"); name != nullptr && name->is_string())
            *name = ascii_lower(name->as_string()) + " (new)";
    });
}

void name_the_error_of_version_1(HttpRequest const&, HttpResponse& response)
{
    if (response.status >= 400)
        rewrite_body(response, [](Json& error) { error.set("schemas", Json::array({"urn:scim:schemas:core:1.0"})); });
}

}  // namespace

std::vector<Fault> form_distortions()
{
    return {
        {"certificate-lowercased", "RFC7643-2.3.6-01", "Certificates come back in lower case.", FaultMode::any, {},
            of_users(&fold_certificates)},
        {"charset-latin-1", "RFC7644-3.8-02", "Answers are labelled as ISO-8859-1.", FaultMode::any, {},
            labelling("application/scim+json; charset=iso-8859-1")},
        {"create-answer-not-the-state", "RFC7644-3.1-15", "The answer to a create shows another displayName.",
            FaultMode::any, {}, &show_another_name_at_first},
        {"ct-json-by-default", "RFC7644-3.8-10", "Without a wish, answers are labelled application/json.",
            FaultMode::any, {}, &label_as_json_by_default},
        contested({"error-scimtype-snake-case", "RFC7644-3.12-23", "scimType is written in snake case.", FaultMode::any,
            {}, &write_keyword_in_snake_case}),
        {"error-urn-of-version-1", "RFC7644-3.1-10", "Errors name the schema of SCIM 1.1.", FaultMode::any, {},
            &name_the_error_of_version_1},
        {"ext-flattened", "RFC7643-3-13", "Attributes of the extension stand beside those of the core.", FaultMode::any,
            {}, of_users(&flatten_extension)},
        {"group-called-user", "RFC7644-3.3.1-02", "meta.resourceType of a group is User.", FaultMode::any, {},
            &call_groups_users},
        {"list-ends-with-comma", "RFC7644-3.1-01", "A list is followed by a comma.", FaultMode::any, {},
            &end_lists_with_a_comma, {"RFC7644-3.2-20"}},
        {"meta-location-no-uri", "RFC7643-2.3.7-02", "meta.location is no URI.", FaultMode::any, {},
            of_users(&put_blanks_into_location)},
        {"name-as-text", "RFC7644-3.8-13", "The name of a user is one text.", FaultMode::any, {},
            of_users(&write_name_as_text)},
        {"resource-in-array", "RFC7644-3.1-04", "A resource that is read comes in an array.", FaultMode::any, {},
            of_single_reads([](Json& resource) { resource = Json::array({resource}); })},
        {"single-email-not-in-array", "RFC7644-3.8-12", "A single email comes without the array.", FaultMode::any, {},
            of_users(&write_single_emails_alone)},
        {"spc-overclaims-etag", "RFC7643-5-18", "The configuration claims versions, and none is sent.", FaultMode::any,
            {}, &drop_etag},
        {"username-in-array", "RFC7644-3.8-11", "userName comes in an array.", FaultMode::any, {},
            of_users(&list_user_name), {"RFC7643-1.2-02"}},
    };
}

}  // namespace scim::server
