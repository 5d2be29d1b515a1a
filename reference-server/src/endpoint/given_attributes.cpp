// SPDX-License-Identifier: Apache-2.0
#include "endpoint/given_attributes.hpp"

#include <algorithm>

#include <scim/wire/json.hpp>

namespace scim::server {

namespace {

bool is_on_request(Attribute const& attribute)
{
    auto const& subs = attribute.sub_attributes;
    return attribute.returned == Returned::request || std::any_of(subs.begin(), subs.end(), is_on_request);
}

bool has_any_on_request(ResourceType const& type)
{
    auto const has = [](Schema const& schema) {
        return std::any_of(schema.attributes.begin(), schema.attributes.end(), is_on_request);
    };
    return has(type.core) || std::any_of(type.extensions.begin(), type.extensions.end(), has);
}

void add_members(std::vector<std::string>& names, Json const& object, std::string const& prefix)
{
    for (auto const& member : object.as_object())
        names.push_back(prefix + member.name);
}

// The members of a resource; those of an extension with its URN before them.
void add_resource(std::vector<std::string>& names, Json const& resource, ResourceType const& type)
{
    for (auto const& member : resource.as_object()) {
        auto const* extension = type.find_extension(member.name);
        if (extension && member.value.is_object())
            add_members(names, member.value, extension->id + ":");
        else
            names.push_back(member.name);
    }
}

void add_operation(std::vector<std::string>& names, Json const& operation, ResourceType const& type)
{
    auto const* path = operation.find_ignoring_case("path");
    auto const* value = operation.find_ignoring_case("value");
    auto const is_object = value && value->is_object();
    if (path && path->is_string()) {
        auto const* extension = type.find_extension(path->as_string());
        if (extension && is_object)
            add_members(names, *value, extension->id + ":");
        else
            names.push_back(path->as_string());
    } else if (is_object) {
        add_resource(names, *value, type);
    }
}

}  // namespace

std::vector<std::string> given_attributes(HttpRequest const& request, ResourceType const& type)
{
    std::vector<std::string> names;
    auto const is_patch = request.method == "PATCH";
    if ((!is_patch && request.method != "POST" && request.method != "PUT") || !has_any_on_request(type))
        return names;
    auto const body = parse_json(request.body);
    if (!body || !body->is_object())
        return names;
    auto const* operations = is_patch ? body->find_ignoring_case("Operations") : nullptr;
    if (!is_patch)
        add_resource(names, *body, type);
    if (!operations || !operations->is_array())
        return names;
    for (auto const& operation : operations->as_array())
        add_operation(names, operation, type);
    return names;
}

}  // namespace scim::server
