// SPDX-License-Identifier: Apache-2.0
#include "given_resource.hpp"

#include <utility>

#include <scim/wire/text.hpp>

#include "case_seed.hpp"
#include "json_texts.hpp"
#include "made_up.hpp"

namespace scim::conformance {
namespace {

void make_unique(Json& body, std::string_view name, std::string const& unique)
{
    auto* value = body.find_ignoring_case(name);
    if (value && value->is_string() && value->as_string().find(unique) == std::string::npos)
        *value = Json {unique + "-" + value->as_string()};
}

Json schemas_of(std::string const& resource_type, Json const& body)
{
    auto schemas = Json::array({Json {"urn:ietf:params:scim:schemas:core:2.0:" + resource_type}});
    for (auto const& [name, value] : body.as_object()) {
        if (starts_with_ignoring_case(name, "urn:"))
            schemas.push_back(Json {name});
    }
    return schemas;
}

/// A value for an attribute that the provider demands and the case does not mind.
Json made_up(PublishedAttribute const& attribute, std::string const& unique)
{
    if (equals_ignoring_case(attribute.name, "emails"))
        return Json::array({Json::object(
            {{"value", Json {unique + "@example.com"}}, {"type", Json {"work"}}, {"primary", Json {true}}})});
    if (equals_ignoring_case(attribute.name, "name"))
        return Json::object({{"givenName", Json {"Given"}}, {"familyName", Json {"Family"}}});
    if (attribute.type == "boolean")
        return Json {true};
    if (attribute.type == "integer")
        return Json {1};
    if (attribute.type == "decimal")
        return Json {1.5};
    if (attribute.type == "dateTime")
        return Json {"2020-01-01T00:00:00Z"};
    auto const value = attribute.type == "complex" ? Json::object({{"value", Json {unique}}}) : Json {unique};
    return attribute.multi_valued ? Json::array({value}) : value;
}

}  // namespace

void add_demanded(std::string const& resource_type, std::string const& name, Json& body, std::string const& unique,
    Capabilities const& capabilities)
{
    if (auto const* attribute = capabilities.find_attribute(resource_type, name))
        body.set(name, made_up(*attribute, unique));
}

Json complete_given(
    std::string const& resource_type, Json body, std::string const& unique, Capabilities const& capabilities)
{
    if (resource_type == "User")
        make_unique(body, "userName", unique);
    if (resource_type == "Group")
        make_unique(body, "displayName", unique);
    for (auto const& name : capabilities.required_attributes(resource_type)) {
        if (!body.find_ignoring_case(name) && !equals_ignoring_case(name, "schemas"))
            add_demanded(resource_type, name, body, unique, capabilities);
    }
    if (!body.find("schemas")) {
        auto completed = Json::object({{"schemas", schemas_of(resource_type, body)}});
        for (auto& [name, value] : body.as_object())
            completed.as_object().push_back(JsonMember {name, std::move(value)});
        body = std::move(completed);
    }
    add_extensions(resource_type, body, unique, capabilities);
    return body;
}

void add_extensions(
    std::string const& resource_type, Json& body, std::string const& unique, Capabilities const& capabilities)
{
    auto const* published = capabilities.find_type(resource_type);
    if (!published)
        return;
    // What is replaced keeps its values, and two resources of one case differ: both by their names.
    auto const user_name = text_of(body, "userName");
    auto const name = user_name.empty() ? text_of(body, "displayName") : user_name;
    add_required_extensions(body, *published, name.empty() ? unique : unique + short_hash(name));
}

}  // namespace scim::conformance
