// SPDX-License-Identifier: Apache-2.0
#include "discovery_lists.hpp"

#include <scim/wire/text.hpp>

#include "json_texts.hpp"

namespace scim::conformance {

Json::Array elements_of(std::optional<Json> const& document)
{
    if (!document)
        return {};
    return document->is_array() ? document->as_array() : array_of(*document, "Resources");
}

Json::Array array_of(Json const& object, std::string_view name)
{
    auto const* list = object.find_ignoring_case(name);
    return list && list->is_array() ? list->as_array() : Json::Array {};
}

std::string type_name(Json const& resource_type)
{
    auto const schema = text_of(resource_type, "schema");
    if (equals_ignoring_case(schema, user_urn))
        return "User";
    return equals_ignoring_case(schema, group_urn) ? "Group" : text_of(resource_type, "name");
}

std::string endpoint_of(Json const& resource_type)
{
    auto endpoint = text_of(resource_type, "endpoint");
    if (endpoint.find("://") != std::string::npos)
        endpoint.erase(0, endpoint.rfind('/'));
    return endpoint.empty() || endpoint.starts_with('/') ? endpoint : "/" + endpoint;
}

}  // namespace scim::conformance
