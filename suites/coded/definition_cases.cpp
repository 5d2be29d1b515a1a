// SPDX-License-Identifier: Apache-2.0
#include "coded/definition_cases.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>

#include <scim/wire/text.hpp>

#include "coded/coded_case.hpp"
#include "coded/published_schemas.hpp"

namespace scim::conformance {
namespace {

using Keywords = std::vector<std::string_view>;

constexpr std::string_view schema_urn = "urn:ietf:params:scim:schemas:core:2.0:Schema";
constexpr std::string_view group_urn = "urn:ietf:params:scim:schemas:core:2.0:Group";

Json const* assigned(Json const& object, std::string_view name)
{
    auto const* value = object.find_ignoring_case(name);
    return value && !value->is_null() ? value : nullptr;
}

bool is_of_type(Definition const& definition, std::string_view type)
{
    return equals_ignoring_case(text_at(*definition.value, "type"), type);
}

/// A characteristic that is left out has its default. RFC 7643 §2.2.
std::string no_boolean(Definition const& definition, std::string_view name)
{
    auto const* value = assigned(*definition.value, name);
    return value && !value->is_boolean() ? std::string {name} + " is " + write_json(*value) : std::string {};
}

std::string no_text(Json const& object, std::string_view name)
{
    auto const* value = assigned(object, name);
    return value && !value->is_string() ? std::string {name} + " is no text" : std::string {};
}

/// Letter case is not judged: the Schema schema calls these keywords case insensitive in part.
std::string no_keyword(Definition const& definition, std::string_view name, Keywords const& keywords)
{
    auto const* value = assigned(*definition.value, name);
    auto const text = value && value->is_string() ? value->as_string() : std::string {};
    auto const is_known = std::any_of(keywords.begin(), keywords.end(),
        [&](std::string_view keyword) { return equals_ignoring_case(keyword, text); });
    return value && !is_known ? std::string {name} + " is " + write_json(*value) : std::string {};
}

std::string no_name(Definition const& definition)
{
    return text_at(*definition.value, "name").empty() ? "has no name" : "";
}

std::string name_twice(Definition const& definition)
{
    return definition.is_first ? "" : "stands twice in its list";
}

// RFC 7643 §2.3.6 has binary, which the list of §7 forgets: verified erratum 5606.
std::string unknown_type(Definition const& definition)
{
    return no_keyword(
        definition, "type", {"string", "boolean", "decimal", "integer", "dateTime", "reference", "complex", "binary"});
}

std::string no_sub_attributes(Definition const& definition)
{
    auto const* inner = assigned(*definition.value, "subAttributes");
    auto const is_empty = !inner || !inner->is_array() || inner->empty();
    return is_of_type(definition, "complex") && !definition.is_sub && is_empty ? "has no subAttributes" : "";
}

std::string plurality_no_boolean(Definition const& definition)
{
    return no_boolean(definition, "multiValued");
}

std::string required_no_boolean(Definition const& definition)
{
    return no_boolean(definition, "required");
}

std::string case_exact_no_boolean(Definition const& definition)
{
    return no_boolean(definition, "caseExact");
}

std::string unknown_mutability(Definition const& definition)
{
    return no_keyword(definition, "mutability", {"readOnly", "readWrite", "immutable", "writeOnly"});
}

std::string unknown_returned(Definition const& definition)
{
    return no_keyword(definition, "returned", {"always", "never", "default", "request"});
}

std::string unknown_uniqueness(Definition const& definition)
{
    return no_keyword(definition, "uniqueness", {"none", "server", "global"});
}

std::string misplaced_reference_types(Definition const& definition)
{
    auto const* types = assigned(*definition.value, "referenceTypes");
    if (!types || (types->is_array() && types->empty()))
        return {};
    return is_of_type(definition, "reference") ? "" : "has referenceTypes and is no reference";
}

// A sub-attribute may have one text in the place of the array: RFC 7643 §8.7.2 says so, erratum 5607 corrects it.
std::string odd_reference_types(Definition const& definition)
{
    auto const* types = assigned(*definition.value, "referenceTypes");
    if (!types || (types->is_string() && definition.is_sub))
        return {};
    auto const is_text = [](Json const& type) { return type.is_string(); };
    auto const are_texts
        = types->is_array() && std::all_of(types->as_array().begin(), types->as_array().end(), is_text);
    return are_texts ? "" : "referenceTypes is no array of texts";
}

// The Schema schema describes itself and is the one exception.
std::string complex_in_complex(Definition const& definition)
{
    if (!definition.is_sub || equals_ignoring_case(definition.schema, schema_urn))
        return {};
    auto const* inner = assigned(*definition.value, "subAttributes");
    auto const has_inner = inner && !(inner->is_array() && inner->empty());
    return is_of_type(definition, "complex") || has_inner ? "is a complex sub-attribute" : "";
}

std::string sub_attribute_without_form(Definition const& definition)
{
    if (!definition.is_sub)
        return {};
    return definition.value->is_object() ? no_name(definition) : "is no object";
}

std::string description_no_text(Definition const& definition)
{
    return no_text(*definition.value, "description");
}

// Members are exchanged as whole values, so a client must be able to write what they consist of.
std::string read_only_member(Definition const& definition)
{
    auto const is_member = definition.is_sub && equals_ignoring_case(definition.schema, group_urn)
        && equals_ignoring_case(definition.place, "Group.members.value");
    return is_member && equals_ignoring_case(text_at(*definition.value, "mutability"), "readOnly") ? "is readOnly" : "";
}

std::string schema_without_id(Json const& schema)
{
    return text_at(schema, "id").find(':') == std::string::npos ? "has no URI as id" : "";
}

std::string schema_name_no_text(Json const& schema)
{
    return no_text(schema, "name");
}

std::string schema_description_no_text(Json const& schema)
{
    return no_text(schema, "description");
}

std::string attributes_no_list(Json const& schema)
{
    auto const* attributes = assigned(schema, "attributes");
    return attributes && attributes->is_array() ? "" : "attributes is no array";
}

void schema_ids_differ(CodedContext& context)
{
    auto const schemas = read_elements(context, "/Schemas");
    if (!schemas)
        return;
    std::set<std::string> ids;
    std::string twice;
    for (auto const& schema : *schemas) {
        if (auto const id = ascii_lower(text_at(schema, "id")); !ids.insert(id).second)
            twice = id;
    }
    context.expect(twice.empty(), "/Resources", "each schema once", twice, "schema-violation", "twice");
}

CaseDefinition of_schemas(char const* name, char const* title, char const* requirement, std::vector<std::string> tags,
    void (*code)(CodedContext&))
{
    return coded(std::string {"discovery/definitions/"} + name, title, requirement, {"schemas"}, std::move(tags), code);
}

std::vector<CaseDefinition> cases_of_names()
{
    return {
        of_schemas("attributes-have-names", "Every attribute definition has a name", "RFC7643-7-12",
            {"kills:schema-attr-unnamed"},
            [](CodedContext& context) { expect_definitions(context, &no_name, "a name in every definition"); }),
        of_schemas("attributes-are-defined-once", "No attribute is defined twice", "RFC7643-7-12",
            {"kills:schema-attr-twice"},
            [](CodedContext& context) { expect_definitions(context, &name_twice, "each name once in its list"); }),
        of_schemas("sub-attributes-are-definitions", "Every sub-attribute is defined like an attribute", "RFC7643-7-15",
            {"kills:schema-attr-unnamed"},
            [](CodedContext& context) {
                expect_definitions(context, &sub_attribute_without_form, "objects with a name in subAttributes");
            }),
        of_schemas("descriptions-are-texts", "Every description of an attribute is a text", "RFC7643-7-17",
            {"kills:schema-description-object"},
            [](CodedContext& context) { expect_definitions(context, &description_no_text, "a text, or none"); }),
    };
}

std::vector<CaseDefinition> cases_of_types()
{
    return {
        of_schemas("types-are-known", "Every attribute has one of the data types of SCIM", "RFC7643-7-13",
            {"kills:schema-type-unknown"},
            [](CodedContext& context) { expect_definitions(context, &unknown_type, "one of eight types"); }),
        of_schemas("complex-attributes-have-sub-attributes", "Every complex attribute has subAttributes",
            "RFC7643-7-14", {"kills:schema-subattrs-missing"},
            [](CodedContext& context) {
                expect_definitions(context, &no_sub_attributes, "subAttributes in every complex attribute");
            }),
        of_schemas("complex-attributes-are-not-nested", "No sub-attribute is complex", "RFC7643-2.3.8-04",
            {"kills:schema-nested-complex"},
            [](CodedContext& context) { expect_definitions(context, &complex_in_complex, "simple sub-attributes"); }),
        of_schemas("reference-types-are-for-references", "Only references have referenceTypes", "RFC7643-7-45",
            {"kills:schema-reference-types-misplaced"},
            [](CodedContext& context) {
                expect_definitions(context, &misplaced_reference_types, "referenceTypes in references alone");
            }),
        of_schemas("reference-types-are-texts", "referenceTypes is an array of texts", "RFC7643-7-45",
            {"kills:schema-reference-types-object"},
            [](CodedContext& context) { expect_definitions(context, &odd_reference_types, "an array of texts"); }),
        of_schemas("members-are-not-read-only", "The value of a member can be written", "RFC7643-4.2-06",
            {"kills:schema-member-subattrs-readonly"},
            [](CodedContext& context) { expect_definitions(context, &read_only_member, "an immutable value"); }),
    };
}

std::vector<CaseDefinition> cases_of_characteristics()
{
    return {
        of_schemas("plurality-is-a-boolean", "multiValued is a boolean", "RFC7643-7-16",
            {"kills:schema-multivalued-as-text"},
            [](CodedContext& context) { expect_definitions(context, &plurality_no_boolean, "true or false"); }),
        of_schemas("required-is-a-boolean", "required is a boolean", "RFC7643-7-18", {"kills:schema-required-as-text"},
            [](CodedContext& context) { expect_definitions(context, &required_no_boolean, "true or false"); }),
        of_schemas("case-sensitivity-is-a-boolean", "caseExact is a boolean", "RFC7643-7-21",
            {"kills:schema-caseexact-as-text"},
            [](CodedContext& context) { expect_definitions(context, &case_exact_no_boolean, "true or false"); }),
        of_schemas("mutability-is-known", "mutability is one of its four keywords", "RFC7643-7-26",
            {"kills:schema-mutability-unknown"},
            [](CodedContext& context) { expect_definitions(context, &unknown_mutability, "one of four keywords"); }),
        of_schemas("returned-is-known", "returned is one of its four keywords", "RFC7643-7-33",
            {"kills:schema-returned-unknown"},
            [](CodedContext& context) { expect_definitions(context, &unknown_returned, "one of four keywords"); }),
        of_schemas("uniqueness-is-known", "uniqueness is one of its three keywords", "RFC7643-7-39",
            {"kills:schema-uniqueness-unknown"},
            [](CodedContext& context) { expect_definitions(context, &unknown_uniqueness, "one of three keywords"); }),
    };
}

std::vector<CaseDefinition> cases_of_schemas()
{
    return {
        of_schemas("schemas-have-uris", "The id of every schema is a URI", "RFC7643-7-08", {"kills:schema-id-no-uri"},
            [](CodedContext& context) { expect_elements(context, "/Schemas", &schema_without_id, "a URI as id"); }),
        of_schemas("schemas-are-listed-once", "No schema is listed twice", "RFC7643-7-08", {"kills:schema-id-twice"},
            &schema_ids_differ),
        of_schemas("schemas-have-attributes", "Every schema has a list of attributes", "RFC7643-7-11",
            {"kills:schema-attributes-object"},
            [](CodedContext& context) { expect_elements(context, "/Schemas", &attributes_no_list, "an array"); }),
        of_schemas("schema-names-are-texts", "The name of every schema is a text", "RFC7643-7-09", {},
            [](CodedContext& context) {
                expect_elements(context, "/Schemas", &schema_name_no_text, "a text, or none");
            }),
        of_schemas("schema-descriptions-are-texts", "The description of every schema is a text", "RFC7643-7-10", {},
            [](CodedContext& context) {
                expect_elements(context, "/Schemas", &schema_description_no_text, "a text, or none");
            }),
    };
}

}  // namespace

std::vector<CaseDefinition> definition_cases()
{
    std::vector<CaseDefinition> all;
    for (auto const& some : {cases_of_schemas(), cases_of_names(), cases_of_types(), cases_of_characteristics()})
        all.insert(all.end(), some.begin(), some.end());
    return all;
}

}  // namespace scim::conformance
