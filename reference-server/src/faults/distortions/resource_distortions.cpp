// SPDX-License-Identifier: Apache-2.0
#include "faults/distortions/distortion_faults.hpp"

#include "faults/distortions/rewriting.hpp"

#include <algorithm>
#include <string>
#include <utility>

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

void drop_id_unless_named(HttpRequest const& request, HttpResponse& response)
{
    auto const names = query_parameter(request, "attributes");
    if (!names.empty() && !is_named(names, "id"))
        rewrite_resources(request, response, [](Json& resource) { resource.erase("id"); });
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

/// Changes each value of a multi-valued attribute.
JsonChange of_values(std::string attribute, JsonChange change)
{
    return [attribute = std::move(attribute), change = std::move(change)](Json& resource) {
        if (auto* const values = resource.find(attribute); values != nullptr && values->is_array())
            std::for_each(values->as_array().begin(), values->as_array().end(), change);
    };
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
        {"meta-version-number", "RFC7643-2.3-01", "meta.version is a number.", FaultMode::any, {},
            of_resources(&number_the_version)},
        {"meta-resourcetype-wrong", "RFC7643-3.1-25", "meta.resourceType is the name of a class.", FaultMode::any, {},
            of_resources(&call_the_type_by_its_class)},
        {"meta-missing-on-get", "RFC7643-3.1-23", "A resource that is read has no meta.", FaultMode::any, {},
            &drop_meta_when_read},
        {"group-member-ref-wrong", "RFC7643-2.3.7-08", "$ref of members leads to the endpoint.", FaultMode::any, {},
            of_resources(of_values("members", &cut_reference))},
        {"group-patch-202", "RFC7644-3.5.2.1-14", "A patch of a group is answered with 202.", FaultMode::any, {},
            &accept_group_patches},
        {"schema-disagrees-with-resources", "RFC7643-3-04", "Users have an attribute that no schema defines.",
            FaultMode::any, {}, of_resources(&show_path_as_attribute)},
        {"patch-manager-string-raw", "RFC7643-4.3-04", "The manager is returned as a bare string.", FaultMode::any, {},
            of_resources(&flatten_manager)},
    };
}

}  // namespace scim::server
