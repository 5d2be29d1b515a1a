// SPDX-License-Identifier: Apache-2.0
#include "schema/read_resource_type.hpp"

#include <algorithm>
#include <array>

#include <scim/wire/text.hpp>

namespace scim::server {

namespace {

/// First path segments that mean something else. RFC 7644 §3.2, §4; the token endpoint is ours.
constexpr std::array<std::string_view, 7> reserved
    = {"ServiceProviderConfig", "ResourceTypes", "Schemas", "Bulk", "Me", ".search", "oauth2"};

bool is_endpoint(std::string_view endpoint)
{
    return endpoint.size() > 1 && endpoint.front() == '/'
        && endpoint.find_first_of("/?#%\\ \"<>", 1) == std::string_view::npos;
}

bool is_reserved(std::string_view segment)
{
    return std::any_of(
        reserved.begin(), reserved.end(), [&](std::string_view word) { return equals_ignoring_case(word, segment); });
}

}  // namespace

Result<ResourceTypeDescription, std::string> read_resource_type(Json const& document, std::string_view file)
{
    auto const complain = [&](std::string const& what) { return Failure {std::string {file} + ": " + what}; };
    if (!document.is_object())
        return complain("a resource type must be a JSON object");
    ResourceTypeDescription type;
    type.file = file;
    type.name = document.string_or("name", "");
    type.endpoint = document.string_or("endpoint", "");
    type.description = document.string_or("description", "");
    type.schema = document.string_or("schema", "");
    if (type.name.empty())
        return complain("/name is missing, such as \"Device\"");
    if (!is_endpoint(type.endpoint))
        return complain("/endpoint must be one path segment behind a slash, such as \"/Devices\"");
    if (is_reserved(std::string_view {type.endpoint}.substr(1)))
        return complain("/endpoint " + type.endpoint + " has a meaning of its own; choose another");
    if (type.schema.empty())
        return complain("/schema is missing; it is the URN of the core schema");
    auto const* extensions = document.find("schemaExtensions");
    if (!extensions)
        return type;
    if (!extensions->is_array())
        return complain("/schemaExtensions must be an array of {\"schema\", \"required\"}");
    for (auto const& extension : extensions->as_array()) {
        auto const urn = std::string {extension.string_or("schema", "")};
        auto const* required = extension.find("required");
        if (urn.empty())
            return complain("/schemaExtensions: each entry names a \"schema\"");
        if (!required || !required->is_boolean())
            return complain("/schemaExtensions: the entry of " + urn + " must say \"required\": true or false");
        type.extensions.emplace_back(urn, required->as_boolean());
    }
    return type;
}

}  // namespace scim::server
