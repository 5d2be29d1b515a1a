// SPDX-License-Identifier: Apache-2.0
#include "faults/distortions/distortion_faults.hpp"

#include <utility>

#include "faults/distortions/rewriting.hpp"

#include <scim/wire/encoding.hpp>
#include <scim/wire/text.hpp>

namespace scim::server {
namespace {

constexpr char const* enterprise_user = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

/// A distortion of every user and group.
Distortion of_resources(JsonChange change)
{
    return [change = std::move(change)](
               HttpRequest const& request, HttpResponse& response) { rewrite_resources(request, response, change); };
}

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

void flatten_manager(Json& resource)
{
    auto* const extension = resource.find(enterprise_user);
    auto* const manager = extension == nullptr ? nullptr : extension->find("manager");
    if (manager == nullptr || !manager->is_object())
        return;
    auto id = std::string {manager->string_or("value", "")};
    *manager = std::move(id);
}

}  // namespace

std::vector<Fault> resource_distortions()
{
    return {
        {"attrs-drops-id", "RFC7644-3.9-07", "With the attributes parameter, id is missing unless it is named.",
            FaultMode::any, {}, &drop_id_unless_named},
        {"bool-as-number", "RFC7643-2.3.2-01", "Booleans come as 1 and 0.", FaultMode::any, {},
            of_resources(&write_booleans_as_numbers)},
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
            of_resources(&call_the_type_by_its_class)},
        {"meta-missing-on-get", "RFC7643-3.1-23", "A resource that is read has no meta.", FaultMode::any, {},
            &drop_meta_when_read},
        {"patch-manager-string-raw", "RFC7643-4.3-04", "The manager is returned as a bare string.", FaultMode::any, {},
            of_resources(&flatten_manager)},
    };
}

}  // namespace scim::server
