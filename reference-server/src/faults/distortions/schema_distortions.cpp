// SPDX-License-Identifier: Apache-2.0
#include "faults/distortions/distortion_faults.hpp"

#include <algorithm>
#include <functional>
#include <string>
#include <utility>

#include <scim/wire/text.hpp>

#include "seams/rewriting.hpp"

namespace scim::server {
namespace {

using DefinitionChange = std::function<void(Json& definition)>;

/// Changes every attribute definition, sub-attributes included.
JsonChange of_definitions(DefinitionChange change)
{
    return [change = std::move(change)](Json& schema) {
        for_each_value(schema, "attributes", [&](Json& attribute) {
            change(attribute);
            for_each_value(attribute, "subAttributes", change);
        });
    };
}

/// A distortion of every attribute definition.
Distortion of_all(DefinitionChange change)
{
    return of_elements("Schemas", of_definitions(std::move(change)));
}

/// A distortion of the definitions of one attribute, in whichever schema it is.
Distortion of_attribute(std::string name, DefinitionChange change)
{
    return of_elements("Schemas", [name = std::move(name), change = std::move(change)](Json& schema) {
        for_each_value(schema, "attributes", [&](Json& attribute) {
            if (attribute.string_or("name", "") == name)
                change(attribute);
        });
    });
}

/// Sets a characteristic of every definition that has it.
Distortion replacing(std::string characteristic, Json value)
{
    return of_all([characteristic = std::move(characteristic), value = std::move(value)](Json& definition) {
        if (auto* const present = definition.find(characteristic))
            *present = value;
    });
}

/// Writes a boolean of every definition as text.
Distortion writing_as_text(std::string characteristic)
{
    return of_all([characteristic = std::move(characteristic)](Json& definition) {
        auto* const present = definition.find(characteristic);
        if (present != nullptr && present->is_boolean())
            *present = present->as_boolean() ? "true" : "false";
    });
}

void define_twice(Json& schema)
{
    auto* const attributes = schema.find("attributes");
    if (attributes != nullptr && attributes->is_array() && !attributes->empty())
        attributes->push_back(Json {attributes->as_array().front()});
}

void nest(Json& attribute)
{
    for_each_value(attribute, "subAttributes", [](Json& sub_attribute) {
        sub_attribute.set("type", "complex");
        sub_attribute.set("subAttributes", Json::array());
    });
}

void forbid_writing(Json& members)
{
    for_each_value(members, "subAttributes", [](Json& sub_attribute) { sub_attribute.set("mutability", "readOnly"); });
}

void list_again(Json& list)
{
    auto* const resources = list.find("Resources");
    if (resources == nullptr || !resources->is_array() || resources->empty())
        return;
    resources->push_back(Json {resources->as_array().front()});
    list.set("totalResults", static_cast<std::int64_t>(resources->size()));
}

/// Takes schemas whose URN has this in it out of the list.
JsonChange hiding(std::string part)
{
    return [part = std::move(part)](Json& list) {
        auto* const resources = list.find("Resources");
        if (resources == nullptr || !resources->is_array())
            return;
        std::erase_if(resources->as_array(), [&](Json const& schema) {
            return std::string {schema.string_or("id", "")}.find(part) != std::string::npos;
        });
        list.set("totalResults", static_cast<std::int64_t>(resources->size()));
    };
}

void drop_attributes_of_single_schemas(HttpRequest const& request, HttpResponse& response)
{
    auto const place = place_of(request);
    if (is_success(response) && place.collection == "Schemas" && !place.id.empty())
        rewrite_body(response, [](Json& schema) { schema.erase("attributes"); });
}

void shorten_id(Json& schema)
{
    auto const id = std::string {schema.string_or("id", "")};
    schema.set("id", id.substr(id.rfind(':') + 1));
}

void key_attributes_by_name(Json& schema)
{
    auto* const attributes = schema.find("attributes");
    if (attributes == nullptr || !attributes->is_array())
        return;
    auto keyed = Json::object();
    for (auto const& attribute : attributes->as_array())
        keyed.set(attribute.string_or("name", ""), attribute);
    *attributes = std::move(keyed);
}

std::vector<Fault> characteristic_distortions()
{
    return {
        contested({"schema-all-unique", "RFC7643-2.3.8-03", "Every attribute is declared unique.", FaultMode::any, {},
            of_all([](Json& definition) { definition.set("uniqueness", "server"); })}),
        {"schema-caseexact-as-text", "RFC7643-7-21", "caseExact is a text in the schemas.", FaultMode::any, {},
            writing_as_text("caseExact")},
        {"schema-multivalued-as-text", "RFC7643-7-16", "multiValued is a text in the schemas.", FaultMode::any, {},
            writing_as_text("multiValued")},
        {"schema-mutability-unknown", "RFC7643-7-26", "The schemas have a mutability of their own.", FaultMode::any, {},
            replacing("mutability", "writable")},
        {"schema-required-as-text", "RFC7643-7-18", "required is a text in the schemas.", FaultMode::any, {},
            writing_as_text("required")},
        {"schema-returned-unknown", "RFC7643-7-33", "The schemas have a keyword of their own for what is returned.",
            FaultMode::any, {}, replacing("returned", "yes")},
        {"schema-uniqueness-unknown", "RFC7643-7-39", "The schemas have a uniqueness of their own.", FaultMode::any, {},
            replacing("uniqueness", "tenant"), {"ENTRA-029"}},
    };
}

std::vector<Fault> attribute_distortions()
{
    auto const drop_name = [](Json& definition) { definition.erase("name"); };
    return {
        {"schema-attr-name-odd", "RFC7643-2.1-03", "The names of attributes have a blank.", FaultMode::any, {},
            of_attribute("nickName", [](Json& attribute) { attribute.set("name", "nick name"); })},
        {"schema-attr-twice", "RFC7643-7-12", "The first attribute of every schema is defined twice.", FaultMode::any,
            {}, of_elements("Schemas", &define_twice)},
        {"schema-attr-unnamed", "RFC7643-7-12", "The definition of emails and of its sub-attributes has no name.",
            FaultMode::any, {},
            of_attribute("emails",
                [drop_name](Json& attribute) {
                    drop_name(attribute);
                    for_each_value(attribute, "subAttributes", drop_name);
                })},
        contested({"schema-complex-is-string", "RFC7643-8.7.2-01",
            "The schemas declare every complex attribute a string.", FaultMode::any, {}, of_all([](Json& definition) {
                if (definition.string_or("type", "") == "complex")
                    definition.set("type", "string");
            }),
            {"RFC7643-8.7.2-02", "RFC7643-8.7.2-04", "RFC7643-8.7.2-05"}}),
        {"schema-description-object", "RFC7643-7-17", "Descriptions of attributes are objects.", FaultMode::any, {},
            replacing("description", Json::object({{"en", "an attribute"}}))},
        {"schema-groups-readwrite", "RFC7643-8.7.1-13", "The User schema declares groups readWrite.", FaultMode::any,
            {}, of_attribute("groups", [](Json& groups) { groups.set("mutability", "readWrite"); })},
        {"schema-lists-are-singular", "RFC7643-8.7.1-09", "The schemas declare every list singular.", FaultMode::any,
            {}, of_all([](Json& definition) { definition.set("multiValued", false); })},
        {"schema-member-subattrs-readonly", "RFC7643-4.2-06", "The Group schema declares what members hold readOnly.",
            FaultMode::any, {}, of_attribute("members", &forbid_writing)},
        {"schema-name-is-string", "RFC7643-8.7.1-03", "The User schema declares name a string.", FaultMode::any, {},
            of_attribute("name", [](Json& name) { name.set("type", "string"); })},
        {"schema-nested-complex", "RFC7643-2.3.8-04", "The sub-attributes of name are complex.", FaultMode::any, {},
            of_attribute("name", &nest)},
        {"schema-reference-types-misplaced", "RFC7643-7-45", "Every attribute has referenceTypes.", FaultMode::any, {},
            of_all([](Json& definition) { definition.set("referenceTypes", Json::array({"User"})); })},
        {"schema-reference-types-object", "RFC7643-7-45", "referenceTypes is an object.", FaultMode::any, {},
            replacing("referenceTypes", Json::object())},
        {"schema-strings-are-lists", "RFC7643-8.7.1-04", "The schemas declare every text a list.", FaultMode::any, {},
            of_all([](Json& definition) {
                if (definition.string_or("type", "") == "string")
                    definition.set("multiValued", true);
            })},
        contested({"schema-reference-types-missing", "RFC7643-2.3.7-06", "References have no referenceTypes.",
            FaultMode::any, {}, of_all([](Json& definition) { definition.erase("referenceTypes"); })}),
        {"schema-simple-with-subattrs", "RFC7643-1.2-03", "The User schema gives nickName sub-attributes.",
            FaultMode::any, {},
            of_attribute("nickName",
                [](Json& attribute) {
                    attribute.set(
                        "subAttributes", Json::array({Json::object({{"name", "value"}, {"type", "string"}})}));
                })},
        {"schema-subattr-unnamed", "RFC7643-7-15", "Sub-attributes have no name.", FaultMode::any, {},
            of_attribute(
                "emails", [drop_name](Json& attribute) { for_each_value(attribute, "subAttributes", drop_name); })},
        {"schema-subattrs-missing", "RFC7643-7-14", "Complex attributes have no subAttributes.", FaultMode::any, {},
            of_all([](Json& definition) { definition.erase("subAttributes"); })},
        contested({"schema-type-missing", "RFC7643-7-07", "Attribute definitions have no type.", FaultMode::any, {},
            of_all([](Json& definition) { definition.erase("type"); }), {"RFC7643-8.7.2-03"}}),
        {"schema-type-unknown", "RFC7643-7-13", "The type of texts is \"text\".", FaultMode::any, {},
            of_all([](Json& definition) {
                if (definition.string_or("type", "") == "string")
                    definition.set("type", "text");
            })},
    };
}

}  // namespace

std::vector<Fault> schema_distortions()
{
    std::vector<Fault> all {
        {"schema-attributes-null", "RFC7644-4-08", "The attributes of a schema are null.", FaultMode::any, {},
            of_elements("Schemas", [](Json& schema) { schema.set("attributes", Json {}); })},
        {"schema-by-urn-no-attributes", "RFC7643-7-03", "A schema that is read by its URN has no attributes.",
            FaultMode::any, {}, &drop_attributes_of_single_schemas},
        {"schema-label-object", "RFC7643-7-10", "The description of a schema is an object.", FaultMode::any, {},
            of_elements("Schemas",
                [](Json& schema) {
                    schema.set("description", Json::object({{"en", "an account"}}));
                })},
        {"schema-name-object", "RFC7643-7-09", "The name of a schema is an object.", FaultMode::any, {},
            of_elements("Schemas",
                [](Json& schema) {
                    schema.set("name", Json::object({{"en", "Account"}}));
                })},
        {"schema-attributes-object", "RFC7643-7-11", "The attributes of a schema are an object.", FaultMode::any, {},
            of_elements("Schemas", &key_attributes_by_name)},
        {"schema-base-unpublished", "RFC7643-6-10", "The User schema is not published.", FaultMode::any, {},
            of_endpoint("Schemas", hiding("core:2.0:User")), {"RFC7643-7-01"}},
        {"schema-extension-repeats-core", "RFC7643-3.3-05", "The enterprise extension defines title again.",
            FaultMode::any, {}, of_attribute("department", [](Json& attribute) { attribute.set("name", "title"); })},
        {"schema-extension-unpublished", "RFC7644-4-05", "The schema of an extension is not published.", FaultMode::any,
            {}, of_endpoint("Schemas", hiding(":extension:"))},
        {"schema-id-no-uri", "RFC7643-7-08", "The id of a schema is its name.", FaultMode::any, {},
            of_elements("Schemas", &shorten_id)},
        contested({"schema-invented-core", "RFC7643-10.3.1-01", "A schema of the provider's own has a URN of the core.",
            FaultMode::any, {}, of_endpoint("Schemas", listing("urn:ietf:params:scim:schemas:core:2.0:Device"))}),
        {"schema-urn-with-blank", "RFC7643-10.2.1-02", "The URN of a schema has a blank.", FaultMode::any, {},
            of_endpoint("Schemas", listing("urn:ietf:params:scim:schemas:extension:My Company:2.0:User"))},
        {"schema-of-version-1", "RFC7643-10.4-01", "The schema of SCIM 1.1 is listed as well.", FaultMode::any, {},
            of_endpoint("Schemas", listing("urn:scim:schemas:core:1.0"))},
        {"schema-urn-odd", "RFC7643-10.2.1-01", "A schema has a URN of SCIM that is none of a schema.", FaultMode::any,
            {}, of_endpoint("Schemas", listing("urn:ietf:params:scim:custom:2.0:Device"))},
        {"schema-id-twice", "RFC7643-7-08", "The first schema is listed twice.", FaultMode::any, {},
            of_endpoint("Schemas", &list_again)},
    };
    for (auto const& some : {characteristic_distortions(), attribute_distortions()})
        all.insert(all.end(), some.begin(), some.end());
    return all;
}

}  // namespace scim::server
