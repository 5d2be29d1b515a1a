// SPDX-License-Identifier: Apache-2.0
#include <scim/conformance/capabilities.hpp>

#include <algorithm>
#include <array>

#include <scim/wire/text.hpp>

#include "discovery_lists.hpp"
#include "json_texts.hpp"

namespace scim::conformance {
namespace {

/// Feature names with their place in the service provider configuration, and what is assumed when there is none.
struct Feature {
    std::string_view name, member;
    bool assumed;
};

constexpr std::array features {
    Feature {"patch", "patch", true},
    Feature {"filter", "filter", true},
    Feature {"sort", "sort", false},
    Feature {"etag", "etag", false},
    Feature {"bulk", "bulk", false},
    Feature {"changePassword", "changePassword", false},
};

bool says_supported(Json const& feature)
{
    auto const* supported = feature.find_ignoring_case("supported");
    return supported && supported->is_boolean() && supported->as_boolean();
}

void read_features(Capabilities& capabilities, std::optional<Json> const& document)
{
    for (auto const& feature : features) {
        auto const* declared = document ? document->find_ignoring_case(feature.member) : nullptr;
        if (declared ? says_supported(*declared) : feature.assumed)
            capabilities.offered.emplace(feature.name);
        else
            capabilities.reasons[std::string {feature.name}] = declared
                ? "ServiceProviderConfig says " + std::string {feature.member} + ".supported is false"
                : "ServiceProviderConfig does not declare " + std::string {feature.member};
    }
    auto const* pagination = document ? document->find_ignoring_case("pagination") : nullptr;
    auto const* cursor = pagination ? pagination->find_ignoring_case("cursor") : nullptr;
    if (cursor && cursor->is_boolean() && cursor->as_boolean())
        capabilities.offered.emplace("cursor");
    else
        capabilities.reasons["cursor"] = "ServiceProviderConfig does not declare cursor pagination";
}

bool lists_enterprise(Json const& resource_type)
{
    auto const extensions = array_of(resource_type, "schemaExtensions");
    return std::any_of(extensions.begin(), extensions.end(),
        [](Json const& extension) { return equals_ignoring_case(text_of(extension, "schema"), enterprise_urn); });
}

void read_resource_types(Capabilities& capabilities, std::optional<Json> const& document)
{
    auto const types = elements_of(document);
    for (auto const& type : types) {
        auto const name = type_name(type);
        auto const endpoint = endpoint_of(type);
        if (name.empty() || endpoint.empty())
            continue;
        capabilities.endpoints[name] = endpoint;
        capabilities.offered.insert(name);
        if (name == "User" && lists_enterprise(type))
            capabilities.offered.emplace("enterprise-user");
    }
    if (!types.empty()) {
        for (auto const* name : {"User", "Group", "enterprise-user"}) {
            if (!capabilities.offered.contains(name))
                capabilities.reasons[name] = std::string {name} + " is not among the provider's /ResourceTypes";
        }
        return;
    }
    capabilities.endpoints = {{"User", "/Users"}, {"Group", "/Groups"}};
    capabilities.offered.insert({"User", "Group", "enterprise-user"});
}

PublishedAttribute published(Json const& attribute, std::string const& prefix)
{
    PublishedAttribute result;
    result.name = prefix + text_of(attribute, "name");
    result.type = text_of(attribute, "type");
    result.mutability = text_of(attribute, "mutability");
    result.uniqueness = text_of(attribute, "uniqueness");
    auto const flag = [&attribute](std::string_view name) {
        auto const* value = attribute.find_ignoring_case(name);
        return value && value->is_boolean() && value->as_boolean();
    };
    result.multi_valued = flag("multiValued");
    result.required = flag("required");
    return result;
}

std::vector<PublishedAttribute> published_attributes(Json const& schema)
{
    std::vector<PublishedAttribute> attributes;
    auto const* list = schema.find_ignoring_case("attributes");
    if (!list || !list->is_array())
        return attributes;
    for (auto const& attribute : list->as_array()) {
        attributes.push_back(published(attribute, ""));
        auto const* inner = attribute.find_ignoring_case("subAttributes");
        if (!inner || !inner->is_array())
            continue;
        auto const prefix = text_of(attribute, "name") + ".";
        for (auto const& sub_attribute : inner->as_array())
            attributes.push_back(published(sub_attribute, prefix));
    }
    return attributes;
}

void read_schemas(Capabilities& capabilities, std::optional<Json> const& document)
{
    for (auto const& schema : elements_of(document)) {
        auto const id = text_of(schema, "id");
        auto attributes = published_attributes(schema);
        if (attributes.empty())
            continue;
        if (equals_ignoring_case(id, user_urn))
            capabilities.attributes["User"] = std::move(attributes);
        else if (equals_ignoring_case(id, group_urn))
            capabilities.attributes["Group"] = std::move(attributes);
        else if (equals_ignoring_case(id, enterprise_urn))
            capabilities.attributes["enterprise"] = std::move(attributes);
    }
}

void apply_overrides(Capabilities& capabilities, std::map<std::string, FeatureOverride> const& overrides)
{
    for (auto const& [name, wish] : overrides) {
        if (wish.supported) {
            capabilities.offered.insert(name);
            capabilities.reasons.erase(name);
        } else {
            capabilities.offered.erase(name);
            capabilities.reasons[name] = "switched off by configuration: " + wish.reason;
        }
    }
}

/// The attribute that every resource has without a schema naming it (RFC 7643 §3, §3.1); empty: it is none of them.
std::string_view common_attribute(std::string_view name)
{
    constexpr std::array<std::string_view, 4> common {"id", "externalId", "meta", "schemas"};
    auto const found = std::find_if(
        common.begin(), common.end(), [name](auto attribute) { return equals_ignoring_case(attribute, name); });
    return found == common.end() ? std::string_view {} : *found;
}

}  // namespace

std::optional<std::string> Capabilities::missing(std::string_view capability) const
{
    if (capability.starts_with('!')) {
        if (missing(capability.substr(1)))
            return std::nullopt;
        return "the provider offers " + std::string {capability.substr(1)};
    }
    constexpr std::string_view optional = "optional:";
    if (capability.starts_with(optional))
        return required_against(capability.substr(optional.size()));
    constexpr std::string_view credential = "credential:";
    if (capability.starts_with(credential) && !offered.contains(std::string {capability}))
        return "the run has no credential " + std::string {capability.substr(credential.size())};
    auto const dot = capability.find('.');
    if (dot == std::string_view::npos) {
        if (offered.contains(std::string {capability}))
            return std::nullopt;
        auto const reason = reasons.find(std::string {capability});
        return reason != reasons.end() ? reason->second : "the provider does not offer " + std::string {capability};
    }
    auto const type = std::string {capability.substr(0, dot)};
    auto const name = capability.substr(dot + 1);
    if (auto reason = missing(type == "enterprise" ? "enterprise-user" : type))
        return reason;
    auto const schema = attributes.find(type);
    if (schema == attributes.end() || !common_attribute(name).empty() || find_attribute(type, name))
        return std::nullopt;
    return "the provider's schema of " + type + " has no attribute " + std::string {name};
}

TypeDefinition const* Capabilities::find_type(std::string_view name) const
{
    auto const found = std::find_if(types.begin(), types.end(), [name](auto const& type) { return type.name == name; });
    return found == types.end() ? nullptr : &*found;
}

PublishedAttribute const* Capabilities::find_attribute(std::string_view resource_type, std::string_view name) const
{
    auto const schema = attributes.find(std::string {resource_type});
    if (schema == attributes.end())
        return nullptr;
    auto const found = std::find_if(schema->second.begin(), schema->second.end(),
        [name](PublishedAttribute const& attribute) { return equals_ignoring_case(attribute.name, name); });
    return found == schema->second.end() ? nullptr : &*found;
}

std::string_view Capabilities::spelling_of(std::string_view resource_type, std::string_view member) const
{
    if (auto const common = common_attribute(member); !common.empty())
        return common;
    auto const* attribute
        = member.find('.') == std::string_view::npos ? find_attribute(resource_type, member) : nullptr;
    return attribute ? std::string_view {attribute->name} : std::string_view {};
}

std::optional<std::string> Capabilities::required_against(std::string_view attribute) const
{
    auto const dot = attribute.find('.');
    auto const required = required_attributes(attribute.substr(0, dot));
    auto const name = attribute.substr(dot + 1);
    bool const listed = std::any_of(
        required.begin(), required.end(), [name](std::string const& one) { return equals_ignoring_case(one, name); });
    if (!listed)
        return std::nullopt;
    return "the provider's schema demands " + std::string {attribute};
}

std::vector<std::string> Capabilities::required_attributes(std::string_view resource_type) const
{
    std::vector<std::string> names;
    auto const schema = attributes.find(std::string {resource_type});
    if (schema == attributes.end())
        return names;
    for (auto const& attribute : schema->second) {
        if (attribute.required && attribute.name.find('.') == std::string::npos && attribute.mutability != "readOnly")
            names.push_back(attribute.name);
    }
    return names;
}

Capabilities capabilities_from(std::optional<Json> const& service_provider_config,
    std::optional<Json> const& resource_types, std::optional<Json> const& schemas,
    std::map<std::string, FeatureOverride> const& overrides)
{
    Capabilities capabilities;
    capabilities.service_provider_config = service_provider_config;
    read_features(capabilities, service_provider_config);
    read_resource_types(capabilities, resource_types);
    read_schemas(capabilities, schemas);
    capabilities.types = type_definitions(resource_types, schemas);
    auto const answered = [&capabilities](std::optional<Json> const& document, char const* name) {
        if (document)
            capabilities.offered.emplace(name);
        else
            capabilities.reasons[name] = std::string {"the provider does not serve /"} + name;
    };
    answered(service_provider_config, "serviceProviderConfig");
    answered(resource_types, "resourceTypes");
    answered(schemas, "schemas");
    apply_overrides(capabilities, overrides);
    return capabilities;
}

}  // namespace scim::conformance
