// SPDX-License-Identifier: Apache-2.0
#include "coded/resource_type_cases.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include <scim/wire/text.hpp>

#include "coded/coded_case.hpp"
#include "coded/published_schemas.hpp"

namespace scim::conformance {
namespace {

constexpr std::string_view resource_type_urn = "urn:ietf:params:scim:schemas:core:2.0:ResourceType";

std::string not_identified(Json const& type)
{
    auto const* schemas = type.find_ignoring_case("schemas");
    auto const is_urn
        = [](Json const& urn) { return urn.is_string() && equals_ignoring_case(urn.as_string(), resource_type_urn); };
    auto const is_named
        = schemas && schemas->is_array() && std::any_of(schemas->as_array().begin(), schemas->as_array().end(), is_urn);
    return is_named ? "" : "does not name the ResourceType schema";
}

std::string no_name(Json const& type)
{
    return text_of(type, "name").empty() ? "has no name" : "";
}

std::string no_endpoint(Json const& type)
{
    return text_of(type, "endpoint").empty() ? "has no endpoint" : "";
}

std::string no_schema(Json const& type)
{
    return text_of(type, "schema").find(':') == std::string::npos ? "has no URI as schema" : "";
}

std::string description_no_text(Json const& type)
{
    auto const* description = type.find_ignoring_case("description");
    return description && !description->is_null() && !description->is_string() ? "description is no text" : "";
}

Json::Array extensions_of(Json const& type)
{
    auto const* extensions = type.find_ignoring_case("schemaExtensions");
    return extensions && extensions->is_array() ? extensions->as_array() : Json::Array {};
}

// A single object is wrong however one reads RFC 7643 §8.7.2: verified erratum 7522.
std::string extensions_no_list(Json const& type)
{
    auto const* extensions = type.find_ignoring_case("schemaExtensions");
    return extensions && !extensions->is_null() && !extensions->is_array() ? "schemaExtensions is no array" : "";
}

// Choice: an extension that does not say whether it is required is not judged; no default is defined.
std::string required_no_boolean(Json const& type)
{
    for (auto const& extension : extensions_of(type)) {
        auto const* required = extension.find_ignoring_case("required");
        if (required && !required->is_boolean())
            return "required is " + write_json(*required);
    }
    return {};
}

std::string extension_without_schema(Json const& type)
{
    for (auto const& extension : extensions_of(type)) {
        if (text_of(extension, "schema").find(':') == std::string::npos)
            return "an extension has no URI as schema";
    }
    return {};
}

std::set<std::string> ids_of(Json::Array const& schemas)
{
    std::set<std::string> ids;
    for (auto const& schema : schemas)
        ids.insert(ascii_lower(text_of(schema, "id")));
    return ids;
}

/// Expects that /Schemas lists all of the URIs that the resource types name.
void expect_published(CodedContext& context, std::vector<std::string> (*named)(Json const& type))
{
    auto const types = read_elements(context, "/ResourceTypes");
    auto const schemas = types ? read_elements(context, "/Schemas") : std::nullopt;
    if (!schemas)
        return;
    auto const known = ids_of(*schemas);
    std::string missing;
    for (auto const& type : *types) {
        for (auto const& uri : named(type)) {
            if (!known.contains(ascii_lower(uri)))
                missing = uri;
        }
    }
    context.expect(missing.empty(), "/Resources", "every schema that a resource type names", "without " + missing,
        "missing-value", "absent");
}

void base_schemas_are_published(CodedContext& context)
{
    expect_published(context, [](Json const& type) { return std::vector {text_of(type, "schema")}; });
}

void extensions_are_published(CodedContext& context)
{
    expect_published(context, [](Json const& type) {
        std::vector<std::string> uris;
        for (auto const& extension : extensions_of(type))
            uris.push_back(text_of(extension, "schema"));
        return uris;
    });
}

void locations_lead_to_the_types(CodedContext& context)
{
    auto const types = read_elements(context, "/ResourceTypes");
    if (!types)
        return;
    bool is_any = false;
    for (auto const& type : *types) {
        auto const* meta = type.find_ignoring_case("meta");
        auto const location = meta ? text_of(*meta, "location") : std::string {};
        auto const target = target_of(context, location);
        // Without a location, or with one at another host, there is nothing to compare.
        if (target.empty())
            continue;
        is_any = true;
        auto const reply = context.send("GET", target);
        if (!context.goes_on())
            return;
        auto const status = std::to_string(reply.status());
        context.expect(
            reply.is_success(), "/meta/location", "a URI that answers 200", status, "status-mismatch", status);
    }
    if (!is_any)
        context.skip("no resource type has a location below the base URL");
}

/// The same for an endpoint, which is written with a slash, without, or as a full URL.
std::string endpoint_target(CodedContext& context, std::string const& endpoint)
{
    if (endpoint.find("://") != std::string::npos)
        return target_of(context, endpoint);
    return endpoint.empty() || endpoint.starts_with('/') ? endpoint : "/" + endpoint;
}

void endpoints_are_served(CodedContext& context)
{
    auto const types = read_elements(context, "/ResourceTypes");
    if (!types)
        return;
    bool is_any = false;
    for (auto const& type : *types) {
        auto const target = endpoint_target(context, text_of(type, "endpoint"));
        if (target.empty())
            continue;
        is_any = true;
        auto const reply = context.send("GET", target + "?count=1");
        if (!context.goes_on())
            return;
        auto const status = std::to_string(reply.status());
        context.expect(reply.status() != 404 && reply.status() < 500, "status", "an endpoint that is served", status,
            "status-mismatch", status);
    }
    if (!is_any)
        context.skip("no resource type has an endpoint below the base URL");
}

CaseDefinition of_types(char const* name, char const* title, char const* requirement, std::vector<std::string> tags,
    void (*code)(CodedContext&), std::vector<std::string> capabilities = {"resourceTypes"})
{
    return coded(
        std::string {"discovery/types/"} + name, title, requirement, std::move(capabilities), std::move(tags), code);
}

}  // namespace

std::vector<CaseDefinition> resource_type_cases()
{
    return {
        of_types("are-identified", "Every resource type names the ResourceType schema", "RFC7643-6-02",
            {"kills:rt-wrong-schemas-urn"},
            [](CodedContext& context) {
                expect_elements(context, "/ResourceTypes", &not_identified, "the ResourceType schema");
            }),
        of_types("have-names", "Every resource type has a name", "RFC7643-6-05", {"kills:rt-no-name"},
            [](CodedContext& context) { expect_elements(context, "/ResourceTypes", &no_name, "a name"); }),
        of_types("have-endpoints", "Every resource type has an endpoint", "RFC7643-6-08", {"kills:rt-no-endpoint"},
            [](CodedContext& context) { expect_elements(context, "/ResourceTypes", &no_endpoint, "an endpoint"); }),
        of_types("have-schemas", "Every resource type has the URI of its schema", "RFC7643-6-09",
            {"kills:rt-no-schema"},
            [](CodedContext& context) { expect_elements(context, "/ResourceTypes", &no_schema, "a URI"); }),
        of_types("describe-themselves-in-text", "Every description of a resource type is a text", "RFC7643-6-07",
            {"kills:rt-description-object"},
            [](CodedContext& context) {
                expect_elements(context, "/ResourceTypes", &description_no_text, "a text, or none");
            }),
        of_types("say-whether-extensions-are-required", "required of an extension is a boolean", "RFC7643-6-13",
            {"kills:rt-required-as-text"},
            [](CodedContext& context) {
                expect_elements(context, "/ResourceTypes", &required_no_boolean, "true or false");
            }),
        of_types("list-their-extensions", "schemaExtensions of a resource type is an array", "RFC7643-6-12",
            {"kills:rt-extensions-malformed"},
            [](CodedContext& context) {
                expect_elements(context, "/ResourceTypes", &extensions_no_list, "an array, or none");
            }),
        of_types("name-their-extensions", "Every extension of a resource type has its URI", "RFC7643-6-12",
            {"kills:rt-extension-no-schema"},
            [](CodedContext& context) {
                expect_elements(context, "/ResourceTypes", &extension_without_schema, "a URI in every extension");
            }),
        of_types("have-published-schemas", "The schema of every resource type is published", "RFC7643-6-10",
            {"kills:schema-base-unpublished"}, &base_schemas_are_published, {"resourceTypes", "schemas"}),
        of_types("have-published-extensions", "The extensions of every resource type are published", "RFC7644-4-05",
            {"kills:schema-extension-unpublished"}, &extensions_are_published, {"resourceTypes", "schemas"}),
        of_types("are-found-at-their-locations", "meta.location of every resource type can be read", "RFC7643-3.1-29",
            {"kills:rt-location-dead"}, &locations_lead_to_the_types),
        of_types("are-served-at-their-endpoints", "The endpoint of every resource type is served", "RFC7643-6-08",
            {"kills:rt-endpoint-value-wrong"}, &endpoints_are_served),
    };
}

}  // namespace scim::conformance
