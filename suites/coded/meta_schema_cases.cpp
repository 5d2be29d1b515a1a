// SPDX-License-Identifier: Apache-2.0
#include "coded/meta_schema_cases.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include <scim/wire/text.hpp>

#include "coded/coded_case.hpp"
#include "coded/published_schemas.hpp"

namespace scim::conformance {
namespace {

/// An attribute as it is printed.
struct Printed {
    std::string_view name;
    std::string_view type;
    std::optional<bool> is_multi_valued;  ///< empty where an erratum has changed it
};

std::string difference(Json const& definition, Printed const& printed)
{
    auto const type = text_of(definition, "type");
    if (!equals_ignoring_case(type, printed.type))
        return std::string {printed.name} + " is of type " + type;
    auto const* plurality = definition.find_ignoring_case("multiValued");
    auto const is_multi_valued = plurality && plurality->is_boolean() && plurality->as_boolean();
    if (printed.is_multi_valued && is_multi_valued != *printed.is_multi_valued)
        return std::string {printed.name} + (is_multi_valued ? " is multi-valued" : " is singular");
    return {};
}

/// What differs from the printed attributes; those that are missing are not judged, nor are others.
std::string differences(Json const& schema, std::vector<Printed> const& attributes)
{
    std::string found;
    Json::Array const alone {schema};
    for (auto const& definition : definitions_of(alone)) {
        auto const name = text_of(*definition.value, "name");
        auto const printed = std::find_if(attributes.begin(), attributes.end(),
            [&](Printed const& attribute) { return equals_ignoring_case(attribute.name, name); });
        if (definition.is_sub || printed == attributes.end())
            continue;
        if (auto const one = difference(*definition.value, *printed); !one.empty())
            found += (found.empty() ? "" : "; ") + one;
    }
    return found;
}

// Choice: advice only. Whether these schemas are listed is left open, and §8.7.1 calls its schemas an example.
void expect_printed(CodedContext& context, std::string_view name, std::vector<Printed> const& attributes)
{
    auto const schemas = read_elements(context, "/Schemas");
    if (!schemas)
        return;
    auto const id = "urn:ietf:params:scim:schemas:core:2.0:" + std::string {name};
    auto const schema = std::find_if(schemas->begin(), schemas->end(),
        [&](Json const& one) { return equals_ignoring_case(text_of(one, "id"), id); });
    if (schema == schemas->end())
        return context.skip("the schema " + id + " is not listed");
    auto const found = differences(*schema, attributes);
    context.expect(found.empty(), "/Resources", "the types of RFC 7643 §8.7.2", found, "schema-violation",
        found.substr(0, found.find(';')), report::Level::should);
}

void features_are_complex(CodedContext& context)
{
    expect_printed(context, "ServiceProviderConfig",
        {{"patch", "complex", false}, {"bulk", "complex", false}, {"filter", "complex", false},
            {"changePassword", "complex", false}, {"sort", "complex", false}});
}

void schemes_are_multi_valued(CodedContext& context)
{
    expect_printed(context, "ServiceProviderConfig", {{"authenticationSchemes", "complex", true}});
}

void resource_types_are_texts_and_references(CodedContext& context)
{
    expect_printed(context, "ResourceType",
        {{"id", "string", false}, {"name", "string", false}, {"description", "string", false},
            {"endpoint", "reference", false}, {"schema", "reference", false}});
}

// Verified erratum 7522 has it multi-valued.
void extensions_are_complex(CodedContext& context)
{
    expect_printed(context, "ResourceType", {{"schemaExtensions", "complex", {}}});
}

void schemas_have_attributes(CodedContext& context)
{
    expect_printed(context, "Schema",
        {{"id", "string", false}, {"name", "string", false}, {"description", "string", false},
            {"attributes", "complex", true}});
}

CaseDefinition of_meta_schemas(char const* name, char const* title, char const* requirement,
    std::vector<std::string> tags, void (*code)(CodedContext&))
{
    return coded(
        std::string {"discovery/meta-schemas/"} + name, title, requirement, {"schemas"}, std::move(tags), code);
}

}  // namespace

std::vector<CaseDefinition> meta_schema_cases()
{
    return {
        of_meta_schemas("features-are-complex", "The schema of the configuration declares features complex",
            "RFC7643-8.7.2-01", {"kills:schema-complex-is-string"}, &features_are_complex),
        of_meta_schemas("authentication-schemes-are-multi-valued", "authenticationSchemes is declared multi-valued",
            "RFC7643-8.7.2-02", {"kills:schema-lists-are-singular"}, &schemes_are_multi_valued),
        of_meta_schemas("resource-types-have-texts-and-references",
            "The schema of resource types has texts and references", "RFC7643-8.7.2-03", {"kills:schema-type-unknown"},
            &resource_types_are_texts_and_references),
        of_meta_schemas("extensions-are-complex", "schemaExtensions is declared complex", "RFC7643-8.7.2-04",
            {"kills:schema-complex-is-string"}, &extensions_are_complex),
        of_meta_schemas("schemas-have-attributes", "The schema of schemas has texts and attributes", "RFC7643-8.7.2-05",
            {"kills:schema-lists-are-singular"}, &schemas_have_attributes),
    };
}

}  // namespace scim::conformance
