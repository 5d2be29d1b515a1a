// SPDX-License-Identifier: Apache-2.0
#include "coded/definition_cases.hpp"

#include <set>
#include <string>
#include <string_view>
#include <utility>

#include <scim/wire/text.hpp>

#include "coded/coded_case.hpp"
#include "coded/definition_flaws.hpp"
#include "coded/published_schemas.hpp"

namespace scim::conformance {
namespace {

void schema_ids_differ(CodedContext& context)
{
    auto const schemas = read_elements(context, "/Schemas");
    if (!schemas)
        return;
    std::set<std::string> ids;
    std::string twice;
    for (auto const& schema : *schemas) {
        if (auto const id = ascii_lower(text_of(schema, "id")); !ids.insert(id).second)
            twice = id;
    }
    context.expect(twice.empty(), "/Resources", "each schema once", twice, "schema-violation", "twice");
}

void extensions_repeat_nothing(CodedContext& context)
{
    auto const schemas = read_elements(context, "/Schemas");
    if (!schemas)
        return;
    constexpr std::string_view enterprise_urn = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    constexpr std::string_view user_urn = "urn:ietf:params:scim:schemas:core:2.0:User";
    std::set<std::string> core;
    auto const definitions = definitions_of(*schemas);
    for (auto const& definition : definitions) {
        if (!definition.is_sub && equals_ignoring_case(definition.schema, user_urn))
            core.insert(ascii_lower(text_of(*definition.value, "name")));
    }
    std::string repeated;
    for (auto const& definition : definitions) {
        auto const name = text_of(*definition.value, "name");
        if (!definition.is_sub && equals_ignoring_case(definition.schema, enterprise_urn)
            && core.contains(ascii_lower(name)))
            repeated = name;
    }
    context.expect(repeated.empty(), "/Resources", "attributes that the core does not have", repeated,
        "schema-violation", "repeated");
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
            [](CodedContext& context) { expect_definitions(context, &flaws::no_name, "a name in every definition"); }),
        of_schemas("attributes-are-defined-once", "No attribute is defined twice", "RFC7643-7-12",
            {"kills:schema-attr-twice"},
            [](CodedContext& context) {
                expect_definitions(context, &flaws::name_twice, "each name once in its list");
            }),
        of_schemas("attribute-names-follow-the-grammar", "Names of attributes are letters, digits, $, - and _",
            "RFC7643-2.1-03", {"kills:schema-attr-name-odd"},
            [](CodedContext& context) { expect_definitions(context, &flaws::odd_name, "names that follow ATTRNAME"); }),
        of_schemas("definitions-are-complete", "Every attribute definition has type and multiValued", "RFC7643-7-07",
            {"kills:schema-type-missing"},
            [](CodedContext& context) {
                expect_definitions(
                    context, &flaws::without_type_or_plurality, "type and multiValued", report::Level::should);
            }),
        of_schemas("sub-attributes-are-definitions", "Every sub-attribute is defined like an attribute", "RFC7643-7-15",
            {"kills:schema-attr-unnamed"},
            [](CodedContext& context) {
                expect_definitions(context, &flaws::sub_attribute_without_form, "objects with a name in subAttributes");
            }),
        of_schemas("descriptions-are-texts", "Every description of an attribute is a text", "RFC7643-7-17",
            {"kills:schema-description-object"},
            [](CodedContext& context) { expect_definitions(context, &flaws::description_no_text, "a text, or none"); }),
    };
}

std::vector<CaseDefinition> cases_of_types()
{
    return {
        of_schemas("types-are-known", "Every attribute has one of the data types of SCIM", "RFC7643-7-13",
            {"kills:schema-type-unknown"},
            [](CodedContext& context) { expect_definitions(context, &flaws::unknown_type, "one of eight types"); }),
        of_schemas("complex-attributes-have-sub-attributes", "Every complex attribute has subAttributes",
            "RFC7643-7-14", {"kills:schema-subattrs-missing"},
            [](CodedContext& context) {
                expect_definitions(context, &flaws::no_sub_attributes, "subAttributes in every complex attribute");
            }),
        of_schemas("complex-attributes-are-not-nested", "No sub-attribute is complex", "RFC7643-2.3.8-04",
            {"kills:schema-nested-complex"},
            [](CodedContext& context) {
                expect_definitions(context, &flaws::complex_in_complex, "simple sub-attributes");
            }),
        of_schemas("simple-attributes-have-no-sub-attributes", "Only complex attributes have subAttributes",
            "RFC7643-1.2-03", {"kills:schema-simple-with-subattrs"},
            [](CodedContext& context) {
                expect_definitions(
                    context, &flaws::simple_with_sub_attributes, "subAttributes in complex attributes alone");
            }),
        of_schemas("extensions-use-known-types", "Extensions use the data types of SCIM", "RFC7643-2.3-02",
            {"kills:schema-type-unknown"},
            [](CodedContext& context) { expect_definitions(context, &flaws::invented_type, "one of eight types"); }),
        of_schemas("references-say-what-they-refer-to", "Every reference has referenceTypes", "RFC7643-2.3.7-06",
            {"kills:schema-reference-types-missing"},
            [](CodedContext& context) {
                expect_definitions(context, &flaws::without_reference_types, "referenceTypes in every reference",
                    report::Level::should);
            }),
        of_schemas("booleans-are-not-unique", "No boolean attribute is declared unique", "RFC7643-2.3.2-02",
            {"kills:schema-all-unique"},
            [](CodedContext& context) {
                expect_definitions(context, &flaws::unique_boolean, "no uniqueness", report::Level::should);
            }),
        of_schemas("complex-attributes-are-not-unique", "No complex attribute is declared unique", "RFC7643-2.3.8-03",
            {"kills:schema-all-unique"},
            [](CodedContext& context) {
                expect_definitions(context, &flaws::unique_complex, "no uniqueness", report::Level::should);
            }),
        of_schemas("reference-types-are-for-references", "Only references have referenceTypes", "RFC7643-7-45",
            {"kills:schema-reference-types-misplaced"},
            [](CodedContext& context) {
                expect_definitions(context, &flaws::misplaced_reference_types, "referenceTypes in references alone");
            }),
        of_schemas("reference-types-are-texts", "referenceTypes is an array of texts", "RFC7643-7-45",
            {"kills:schema-reference-types-object"},
            [](CodedContext& context) {
                expect_definitions(context, &flaws::odd_reference_types, "an array of texts");
            }),
        of_schemas("members-are-not-read-only", "The value of a member can be written", "RFC7643-4.2-06",
            {"kills:schema-member-subattrs-readonly"},
            [](CodedContext& context) { expect_definitions(context, &flaws::read_only_member, "an immutable value"); }),
    };
}

std::vector<CaseDefinition> cases_of_characteristics()
{
    return {
        of_schemas("plurality-is-a-boolean", "multiValued is a boolean", "RFC7643-7-16",
            {"kills:schema-multivalued-as-text"},
            [](CodedContext& context) { expect_definitions(context, &flaws::plurality_no_boolean, "true or false"); }),
        of_schemas("required-is-a-boolean", "required is a boolean", "RFC7643-7-18", {"kills:schema-required-as-text"},
            [](CodedContext& context) { expect_definitions(context, &flaws::required_no_boolean, "true or false"); }),
        of_schemas("case-sensitivity-is-a-boolean", "caseExact is a boolean", "RFC7643-7-21",
            {"kills:schema-caseexact-as-text"},
            [](CodedContext& context) { expect_definitions(context, &flaws::case_exact_no_boolean, "true or false"); }),
        of_schemas("mutability-is-known", "mutability is one of its four keywords", "RFC7643-7-26",
            {"kills:schema-mutability-unknown"},
            [](CodedContext& context) {
                expect_definitions(context, &flaws::unknown_mutability, "one of four keywords");
            }),
        of_schemas("returned-is-known", "returned is one of its four keywords", "RFC7643-7-33",
            {"kills:schema-returned-unknown"},
            [](CodedContext& context) {
                expect_definitions(context, &flaws::unknown_returned, "one of four keywords");
            }),
        of_schemas("uniqueness-is-known", "uniqueness is one of its three keywords", "RFC7643-7-39",
            {"kills:schema-uniqueness-unknown"},
            [](CodedContext& context) {
                expect_definitions(context, &flaws::unknown_uniqueness, "one of three keywords");
            }),
    };
}

std::vector<CaseDefinition> cases_of_schemas()
{
    return {
        of_schemas("schemas-have-uris", "The id of every schema is a URI", "RFC7643-7-08", {"kills:schema-id-no-uri"},
            [](CodedContext& context) {
                expect_elements(context, "/Schemas", &flaws::schema_without_id, "a URI as id");
            }),
        of_schemas("schemas-are-listed-once", "No schema is listed twice", "RFC7643-7-08", {"kills:schema-id-twice"},
            &schema_ids_differ),
        of_schemas("schema-urns-are-of-schemas", "URNs of SCIM in the list are those of schemas", "RFC7643-10.2.1-01",
            {"kills:schema-urn-odd"},
            [](CodedContext& context) {
                expect_elements(context, "/Schemas", &flaws::outside_of_schemas, "urn:ietf:params:scim:schemas:");
            }),
        of_schemas("schema-urns-have-letters-of-urns", "URNs of schemas have no blanks or letters beyond ASCII",
            "RFC7643-10.2.1-02", {"kills:schema-urn-with-blank"},
            [](CodedContext& context) {
                expect_elements(context, "/Schemas", &flaws::uri_with_odd_letters, "letters of RFC 2141");
            }),
        of_schemas("core-schemas-are-registered", "Schemas with a URN of the core are registered", "RFC7643-10.3.1-01",
            {"kills:schema-invented-core"},
            [](CodedContext& context) {
                expect_elements(
                    context, "/Schemas", &flaws::invented_core, "the five core schemas", report::Level::should);
            }),
        of_schemas("schemas-are-of-version-2", "No schema of SCIM 1.1 is listed", "RFC7643-10.4-01",
            {"kills:schema-of-version-1"},
            [](CodedContext& context) {
                expect_elements(context, "/Schemas", &flaws::of_version_1, "URNs of SCIM 2.0");
            }),
        of_schemas("extensions-repeat-no-core-attribute", "No extension defines an attribute of the core again",
            "RFC7643-3.3-05", {"kills:schema-extension-repeats-core"}, &extensions_repeat_nothing),
        of_schemas("schemas-have-attributes", "Every schema has a list of attributes", "RFC7643-7-11",
            {"kills:schema-attributes-object"},
            [](CodedContext& context) {
                expect_elements(context, "/Schemas", &flaws::attributes_no_list, "an array");
            }),
        of_schemas("schema-names-are-texts", "The name of every schema is a text", "RFC7643-7-09", {},
            [](CodedContext& context) {
                expect_elements(context, "/Schemas", &flaws::schema_name_no_text, "a text, or none");
            }),
        of_schemas("schema-descriptions-are-texts", "The description of every schema is a text", "RFC7643-7-10", {},
            [](CodedContext& context) {
                expect_elements(context, "/Schemas", &flaws::schema_description_no_text, "a text, or none");
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
