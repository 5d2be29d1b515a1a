// SPDX-License-Identifier: Apache-2.0
#include "variants/variants.hpp"

#include <string>
#include <utility>

#include <scim/wire/text.hpp>

#include "seams/rewriting.hpp"

namespace scim::server {
namespace {

/// The path of an absolute address.
std::string path_of(std::string_view address)
{
    auto const scheme = address.find("://");
    auto const path = scheme == std::string_view::npos ? 0 : address.find('/', scheme + 3);
    return std::string {path == std::string_view::npos ? "" : address.substr(path)};
}

void locate_by_path(Behaviour& behaviour)
{
    behaviour.location = [honest = behaviour.location](std::string_view base, ResourceType const& type,
                             std::string_view id) { return path_of(honest(base, type, id)); };
}

void leave_bare(Json& value)
{
    for (auto const* const name : {"display", "type", "$ref"})
        value.erase(name);
}

void leave_manager_bare(Json& resource)
{
    auto* const extension = resource.find(enterprise_user);
    auto* const manager = extension == nullptr ? nullptr : extension->find("manager");
    if (manager == nullptr || !manager->is_object())
        return;
    manager->erase("displayName");
    manager->erase("$ref");
}

void refer_by_path(Json& resource)
{
    auto const shorten = [](Json& value) {
        if (auto* const reference = value.find("$ref"); reference != nullptr && reference->is_string())
            *reference = path_of(reference->as_string());
    };
    for_each_value(resource, "members", shorten);
    for_each_value(resource, "groups", shorten);
}

void leave_out_groups(Json& resource)
{
    resource.erase("groups");
}

Json with_offset(std::string const& date)
{
    return Json {date.ends_with('Z') ? date.substr(0, date.size() - 1) + "+00:00" : date};
}

Json with_fine_fraction(std::string const& date)
{
    if (!date.ends_with('Z'))
        return Json {date};
    auto const bare = date.substr(0, date.size() - 1);
    return Json {bare + (bare.find('.') == std::string::npos ? ".0000000Z" : "0000Z")};
}

// RFC 7643 §2.5: null and the empty array are the same as nothing.
void write_nulls(Json& resource)
{
    if (!resource.contains("userName"))
        return;
    for (auto const* const name : {"nickName", "title"}) {
        if (!resource.contains(name))
            resource.set(name, nullptr);
    }
    for (auto const* const name : {"ims", "photos"}) {
        if (!resource.contains(name))
            resource.set(name, Json::array());
    }
}

void write_nulls_when_whole(HttpRequest const& request, HttpResponse& response)
{
    if (ascii_lower(request.target).find("attributes=") == std::string::npos)
        rewrite_resources(request, response, write_nulls);
}

}  // namespace

std::vector<Variant> resource_variants()
{
    return {
        {.id = "dates-with-fine-fractions",
            .requirement = "RFC7643-2.3.5-01",
            .summary = "Dates are written with seven digits of fractions.",
            .distortion = of_resources([](Json& resource) { change_dates(resource, with_fine_fraction); })},
        {.id = "dates-with-offset",
            .requirement = "RFC7643-2.3.5-01",
            .summary = "Dates are written with an offset in place of Z.",
            .distortion = of_resources([](Json& resource) { change_dates(resource, with_offset); })},
        {.id = "groups-bare",
            .requirement = "RFC7643-4.1.2-30",
            .summary = "Groups of a user have a value only.",
            .distortion = of_values("groups", leave_bare)},
        {.id = "groups-not-shown",
            .requirement = "RFC7643-4.1.2-24",
            .summary = "Users do not show their groups.",
            .is_discouraged = true,
            .distortion = of_resources(leave_out_groups)},
        {.id = "location-as-path",
            .requirement = "RFC7644-3.3-09",
            .summary = "Location and meta.location are paths without scheme and host.",
            .is_discouraged = true,
            .apply = locate_by_path},
        {.id = "manager-bare",
            .requirement = "RFC7643-4.3-05",
            .summary = "A manager has a value only.",
            .is_discouraged = true,
            .distortion = of_resources(leave_manager_bare)},
        {.id = "members-bare",
            .requirement = "RFC7643-4.2-05",
            .summary = "Members have a value only.",
            .distortion = of_values("members", leave_bare)},
        {.id = "nothing-as-null",
            .requirement = "RFC7643-2.5-01",
            .summary = "Some attributes without value are written as null or as an empty array.",
            .distortion = write_nulls_when_whole},
        {.id = "references-as-paths",
            .requirement = "RFC7643-2.3.7-02",
            .summary = "References to members and groups are paths.",
            .distortion = of_resources(refer_by_path)},
    };
}

}  // namespace scim::server
