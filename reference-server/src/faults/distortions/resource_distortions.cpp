// SPDX-License-Identifier: Apache-2.0
#include "faults/distortions/distortion_faults.hpp"

#include <atomic>
#include <chrono>
#include <memory>
#include <optional>
#include <utility>

#include "seams/rewriting.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include <scim/wire/date_time.hpp>
#include <scim/wire/encoding.hpp>
#include <scim/wire/text.hpp>

namespace scim::server {
namespace {

bool is_named(std::string const& names, std::string_view name)
{
    for (auto const& piece : split(percent_decode(names, PlusSign::blank).value_or(names), ',')) {
        if (equals_ignoring_case(trim(piece), name))
            return true;
    }
    return false;
}

bool narrows(HttpRequest const& request)
{
    auto const names = query_parameter(request, "attributes");
    return !names.empty() && !is_named(names, "id");
}

bool excludes_id(HttpRequest const& request)
{
    return is_named(query_parameter(request, "excludedAttributes"), "id");
}

void drop_ids(HttpRequest const& request, HttpResponse& response)
{
    rewrite_resources(request, response, [](Json& resource) { resource.erase("id"); });
}

void drop_id_unless_named(HttpRequest const& request, HttpResponse& response)
{
    if (narrows(request))
        drop_ids(request, response);
}

void drop_id_when_excluded(HttpRequest const& request, HttpResponse& response)
{
    if (excludes_id(request))
        drop_ids(request, response);
}

void drop_id_of_creation(HttpRequest const& request, HttpResponse& response)
{
    if (is_creation(request, response))
        drop_id_unless_named(request, response);
}

/// The same for lists alone.
Distortion at_lists(Distortion distortion)
{
    return [distortion = std::move(distortion)](HttpRequest const& request, HttpResponse& response) {
        if (place_of(request).id.empty() && request.method == "GET")
            distortion(request, response);
    };
}

void write_booleans_as_numbers(Json& value)
{
    if (value.is_boolean())
        value = value.as_boolean() ? 1 : 0;
    else if (value.is_array()) {
        for (auto& element : value.as_array())
            write_booleans_as_numbers(element);
    } else if (value.is_object()) {
        for (auto& member : value.as_object())
            write_booleans_as_numbers(member.value);
    }
}

void number_the_version(Json& resource)
{
    if (auto* const meta = resource.find("meta"); meta != nullptr && meta->is_object())
        meta->set("version", 1);
}

void call_the_type_by_its_class(Json& resource)
{
    auto* const meta = resource.find("meta");
    if (meta != nullptr && meta->contains("resourceType"))
        meta->set("resourceType", "com.example.scim." + std::string {meta->string_or("resourceType", "")} + "Dto");
}

void drop_meta_when_read(HttpRequest const& request, HttpResponse& response)
{
    if (request.method == "GET")
        rewrite_resources(request, response, [](Json& resource) { resource.erase("meta"); });
}

// Keeps the path of an update as the name of an attribute.
void show_path_as_attribute(Json& resource)
{
    auto const* const name = resource.find("name");
    if (name != nullptr && name->contains("givenName"))
        resource.set("name.givenName", *name->find("givenName"));
}

// Leaves the id out, so that the reference leads to the whole endpoint.
void cut_reference(Json& value)
{
    auto const reference = std::string {value.string_or("$ref", "")};
    if (!reference.empty())
        value.set("$ref", reference.substr(0, reference.rfind('/')));
}

void accept_group_patches(HttpRequest const& request, HttpResponse& response)
{
    if (request.method != "PATCH" || !is_success(response) || place_of(request).collection != "Groups")
        return;
    response.status = 202;
    response.reason = reason_phrase(202);
}

void drop_location_in_lists(HttpRequest const& request, HttpResponse& response)
{
    if (request.method == "GET" && place_of(request).id.empty())
        rewrite_resources(request, response, erase_location);
}

void send_content_location(HttpRequest const& request, HttpResponse& response)
{
    auto const place = place_of(request);
    if (place.holds_resources() && !place.id.empty() && is_success(response) && !response.body.empty())
        response.fields.set("Content-Location", "/" + place.collection + "/current");
}

// Each read counts as a change.
Distortion date_reads()
{
    return [reads = std::make_shared<std::atomic<int>>(0)](HttpRequest const& request, HttpResponse& response) {
        auto const delay = std::chrono::seconds {request.method == "GET" ? ++*reads : 0};
        rewrite_resources(request, response, [&](Json& resource) {
            auto* const meta = resource.find("meta");
            auto const time = meta ? parse_date_time(meta->string_or("lastModified", "")) : std::nullopt;
            if (time)
                meta->set("lastModified", format_date_time(*time + delay));
        });
    };
}

void move_created(Json& resource)
{
    auto* const meta = resource.find("meta");
    auto const* const modified = meta ? meta->find("lastModified") : nullptr;
    if (modified != nullptr && meta->contains("created"))
        meta->set("created", Json {*modified});
}

void invent_external_id(Json& resource)
{
    if (auto const* const id = resource.find("id"); id != nullptr && !resource.contains("externalId"))
        resource.set("externalId", Json {*id});
}

void drop_last_modified(Json& resource)
{
    if (auto* const meta = resource.find("meta"); meta != nullptr && meta->is_object())
        meta->erase("lastModified");
}

void show_digest_of_password(HttpRequest const& request, HttpResponse& response)
{
    if (request.method == "GET" && place_of(request).collection == "Users")
        rewrite_resources(request, response, [](Json& user) { user.set("password", "{SSHA}c2NpbXByb29mLXNhbHQ="); });
}

void wrap_in_list(HttpRequest const& request, HttpResponse& response)
{
    if (request.method != "GET" || !is_success(response) || place_of(request).id.empty())
        return;
    rewrite_resources(request, response, [](Json& resource) {
        resource = Json::object({{"schemas", Json::array({"urn:ietf:params:scim:api:messages:2.0:ListResponse"})},
            {"totalResults", 1}, {"Resources", Json::array({Json {resource}})}});
    });
}

void respell(Json& resource)
{
    for (auto& member : resource.as_object()) {
        if (member.name == "userName")
            member.name = "username";
        if (member.name == "emails")
            member.name = "Emails";
    }
}

void show_internals(Json& resource)
{
    resource.set("_cache", Json::object({{"hit", true}}));
}

}  // namespace

std::vector<Fault> resource_distortions()
{
    return {
        contested({"attr-name-respelled", "RFC7643-2.1-01", "Attributes are spelled username and Emails.",
            FaultMode::any, {}, of_resources(&respell)}),
        {"attrs-drops-id", "RFC7644-3.9-07", "With the attributes parameter, id is missing unless it is named.",
            FaultMode::any, {}, &drop_id_unless_named, {"RFC7643-3.1-14", "RFC7643-7-34"}},
        {"bool-as-number", "RFC7643-2.3.2-01", "Booleans come as 1 and 0.", FaultMode::any, {},
            of_resources(&write_booleans_as_numbers)},
        {"content-location-wrong", "RFC7643-3.1-30", "Content-Location is another URI than meta.location.",
            FaultMode::any, {}, &send_content_location},
        {"externalid-invented", "RFC7643-3.1-17", "A resource without externalId is shown with its id as externalId.",
            FaultMode::any, {}, of_resources(&invent_external_id)},
        {"meta-created-moves", "RFC7643-3.1-26", "meta.created is the time of the last change.", FaultMode::any, {},
            of_resources(&move_created)},
        {"meta-lastmodified-moves-on-read", "RFC7643-3.1-27", "lastModified moves with each read.", FaultMode::any, {},
            date_reads()},
        {"meta-location-missing-in-list", "RFC7643-3.1-29", "Resources in lists have no meta.location.", FaultMode::any,
            {}, &drop_location_in_lists},
        {"create-drops-id", "RFC7644-3.9-02", "A create with attributes answers without the id.", FaultMode::any, {},
            &drop_id_of_creation},
        {"excl-drops-id", "RFC7644-3.9-09", "excludedAttributes=id takes the id away.", FaultMode::any, {},
            &drop_id_when_excluded},
        {"list-attrs-drops-id", "RFC7644-3.4.2-15", "The entries of a list that is narrowed have no id.",
            FaultMode::any, {}, at_lists(&drop_id_unless_named)},
        {"list-excl-drops-id", "RFC7644-3.4.2.5-07", "excludedAttributes=id takes the ids out of a list.",
            FaultMode::any, {}, at_lists(&drop_id_when_excluded)},
        {"meta-version-number", "RFC7643-2.3-01", "meta.version is a number.", FaultMode::any, {},
            of_resources(&number_the_version)},
        {"meta-resourcetype-wrong", "RFC7643-3.1-25", "meta.resourceType is the name of a class.", FaultMode::any, {},
            of_resources(&call_the_type_by_its_class), {"RFC7643-6-06"}},
        {"meta-missing-on-get", "RFC7643-3.1-23", "A resource that is read has no meta.", FaultMode::any, {},
            &drop_meta_when_read},
        {"group-member-ref-wrong", "RFC7643-2.3.7-08", "$ref of members leads to the endpoint.", FaultMode::any, {},
            of_values("members", &cut_reference), {"RFC7643-2.4-09"}},
        {"group-patch-202", "RFC7644-3.5.2.1-14", "A patch of a group is answered with 202.", FaultMode::any, {},
            &accept_group_patches},
        contested({"schema-disagrees-with-resources", "RFC7643-3-04", "Users have an attribute that no schema defines.",
            FaultMode::any, {}, of_resources(&show_path_as_attribute)}),
        contested({"response-leaks-internals", "RFC7643-2-01", "Resources show a key of the program that made them.",
            FaultMode::any, {}, of_resources(&show_internals)}),
        {"get-returns-list", "RFC7644-3.1-04", "A GET of one resource is answered with a list.", FaultMode::any, {},
            &wrap_in_list, {"ENTRA-004", "RFC7644-3.2-04"}},
        {"meta-without-lastmodified", "RFC7643-3.1-02", "meta has no lastModified.", FaultMode::any, {},
            of_resources(&drop_last_modified)},
        {"password-digest-returned", "RFC7643-4.1.1-25", "Users that are read show the digest of the password.",
            FaultMode::any, {}, &show_digest_of_password, {"RFC7643-7-32"}},
    };
}

}  // namespace scim::server
