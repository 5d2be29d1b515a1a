// SPDX-License-Identifier: Apache-2.0
#include "coded/definition_flaws.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include <scim/wire/text.hpp>

namespace scim::conformance::flaws {
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
    return equals_ignoring_case(text_of(*definition.value, "type"), type);
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

bool is_unique(Definition const& definition)
{
    auto const uniqueness = text_of(*definition.value, "uniqueness");
    return equals_ignoring_case(uniqueness, "server") || equals_ignoring_case(uniqueness, "global");
}

}  // namespace

std::string no_name(Definition const& definition)
{
    return text_of(*definition.value, "name").empty() ? "has no name" : "";
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

// ATTRNAME of RFC 7643 §2.1, and $ref, which that grammar forgets.
std::string odd_name(Definition const& definition)
{
    auto const name = text_of(*definition.value, "name");
    auto const is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    auto const is_inner
        = [&](char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '$' || c == '-' || c == '_'; };
    if (name.empty())
        return {};
    auto const begins_well = is_letter(name.front()) || name.front() == '$';
    return begins_well && std::all_of(name.begin(), name.end(), is_inner) ? "" : "is no attribute name";
}

std::string simple_with_sub_attributes(Definition const& definition)
{
    auto const* inner = assigned(*definition.value, "subAttributes");
    auto const has_inner = inner && !(inner->is_array() && inner->empty());
    return has_inner && !is_of_type(definition, "complex") ? "has subAttributes and is not complex" : "";
}

// Core schemas are those of the RFC; extensions are where somebody may have had an idea.
std::string invented_type(Definition const& definition)
{
    return definition.schema.find(":core:2.0:") == std::string::npos ? unknown_type(definition) : std::string {};
}

std::string without_reference_types(Definition const& definition)
{
    auto const* types = assigned(*definition.value, "referenceTypes");
    auto const is_empty = !types || (types->is_array() && types->empty());
    return is_of_type(definition, "reference") && is_empty ? "does not say what it refers to" : "";
}

std::string unique_boolean(Definition const& definition)
{
    return is_of_type(definition, "boolean") && is_unique(definition) ? "is a unique boolean" : "";
}

std::string unique_complex(Definition const& definition)
{
    return is_of_type(definition, "complex") && is_unique(definition) ? "is unique and complex" : "";
}

std::string without_type_or_plurality(Definition const& definition)
{
    if (!assigned(*definition.value, "type"))
        return "has no type";
    return assigned(*definition.value, "multiValued") ? "" : "has no multiValued";
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
    return is_member && equals_ignoring_case(text_of(*definition.value, "mutability"), "readOnly") ? "is readOnly" : "";
}

std::string schema_without_id(Json const& schema)
{
    return text_of(schema, "id").find(':') == std::string::npos ? "has no URI as id" : "";
}

// RFC 7643 §10.2.1 knows the types schemas, api and param; only the first is for schemas.
std::string outside_of_schemas(Json const& schema)
{
    constexpr std::string_view scim = "urn:ietf:params:scim:";
    auto const id = text_of(schema, "id");
    auto const is_scim = starts_with_ignoring_case(id, scim);
    return is_scim && !starts_with_ignoring_case(id, "urn:ietf:params:scim:schemas:") ? "is no URN of a schema" : "";
}

std::string of_version_1(Json const& schema)
{
    return starts_with_ignoring_case(text_of(schema, "id"), "urn:scim:schemas:") ? "is a schema of SCIM 1.1" : "";
}

std::string uri_with_odd_letters(Json const& schema)
{
    auto const id = text_of(schema, "id");
    auto const is_odd = [](char c) { return c <= ' ' || c > '~' || c == '"' || c == '<' || c == '>'; };
    auto const is_scim = starts_with_ignoring_case(id, "urn:ietf:params:scim:");
    return is_scim && std::any_of(id.begin(), id.end(), is_odd) ? "has letters that no URN has" : "";
}

std::string invented_core(Json const& schema)
{
    constexpr std::string_view core = "urn:ietf:params:scim:schemas:core:";
    auto const id = text_of(schema, "id");
    if (!starts_with_ignoring_case(id, core))
        return {};
    for (auto const* known : {"2.0:User", "2.0:Group", "2.0:ServiceProviderConfig", "2.0:ResourceType", "2.0:Schema"}) {
        if (equals_ignoring_case(std::string_view {id}.substr(core.size()), known))
            return {};
    }
    return "is not registered";
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

}  // namespace scim::conformance::flaws
