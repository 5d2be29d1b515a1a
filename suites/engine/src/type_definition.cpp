// SPDX-License-Identifier: Apache-2.0
#include <scim/conformance/type_definition.hpp>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include <scim/wire/text.hpp>

#include "discovery_lists.hpp"
#include "json_texts.hpp"

namespace scim::conformance {
namespace {

// What a provider publishes may be endless or malicious; nobody has more than this in earnest.
constexpr std::size_t most_types = 20;
constexpr std::size_t most_attributes = 200;
constexpr std::size_t most_sub_attributes = 50;
constexpr std::size_t most_words = 50;
constexpr std::size_t longest_name = 64;
constexpr std::size_t longest_urn = 200;

template <typename T>
using Keyword = std::pair<std::string_view, T>;

constexpr std::array<Keyword<DataType>, 8> data_types {{
    {"string", DataType::string},
    {"boolean", DataType::boolean},
    {"decimal", DataType::decimal},
    {"integer", DataType::integer},
    {"dateTime", DataType::date_time},
    {"binary", DataType::binary},
    {"reference", DataType::reference},
    {"complex", DataType::complex},
}};

constexpr std::array<Keyword<Mutability>, 4> mutabilities {{
    {"readOnly", Mutability::read_only},
    {"readWrite", Mutability::read_write},
    {"immutable", Mutability::immutable},
    {"writeOnly", Mutability::write_only},
}};

constexpr std::array<Keyword<Returned>, 4> returned_values {{
    {"always", Returned::always},
    {"never", Returned::never},
    {"default", Returned::by_default},
    {"request", Returned::request},
}};

/// The meaning of a keyword, letter case forgiven; the fallback if the member is missing, nothing if it is unknown.
template <typename T, std::size_t N>
std::optional<T> meaning(
    Json const& definition, std::string_view member, std::array<Keyword<T>, N> const& known, T fallback)
{
    if (!definition.find_ignoring_case(member))
        return fallback;
    auto const word = text_of(definition, member);
    for (auto const& [name, value] : known) {
        if (equals_ignoring_case(name, word))
            return value;
    }
    return std::nullopt;
}

bool flag(Json const& definition, std::string_view member)
{
    auto const* value = definition.find_ignoring_case(member);
    return value && value->is_boolean() && value->as_boolean();
}

bool is_letter(char letter)
{
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
}

bool is_name_letter(char letter)
{
    return is_letter(letter) || (letter >= '0' && letter <= '9') || letter == '-' || letter == '_';
}

/// RFC 7643 §2.1, without the `$` of `$ref`: what is called so has a meaning of its own.
bool is_usable_name(std::string_view name)
{
    return !name.empty() && name.size() <= longest_name && is_letter(name.front())
        && std::all_of(name.begin(), name.end(), is_name_letter);
}

bool is_usable_urn(std::string_view urn)
{
    constexpr std::string_view marks = ":.-_+$!*()/";
    return urn.find(':') != std::string_view::npos && urn.size() <= longest_urn
        && std::all_of(urn.begin(), urn.end(),
            [&](char letter) { return is_name_letter(letter) || marks.find(letter) != std::string_view::npos; });
}

bool is_usable_endpoint(std::string_view endpoint)
{
    return endpoint.size() > 1 && endpoint.size() <= longest_name && endpoint.find("..") == std::string_view::npos
        && std::all_of(endpoint.begin(), endpoint.end(),
            [](char letter) { return is_name_letter(letter) || letter == '/' || letter == '.'; });
}

/// Attributes that every resource has, whatever its schema says. RFC 7643 §3, §3.1.
bool is_common(std::string_view name)
{
    constexpr std::array<std::string_view, 4> common {"id", "externalId", "meta", "schemas"};
    return std::any_of(common.begin(), common.end(), [&](auto one) { return equals_ignoring_case(one, name); });
}

std::vector<std::string> words_of(Json const& definition, std::string_view member)
{
    std::vector<std::string> words;
    for (auto const& word : array_of(definition, member)) {
        if (word.is_string() && !word.as_string().empty() && words.size() < most_words)
            words.push_back(word.as_string());
    }
    return words;
}

/// The characteristics of one definition; nothing if they make no sense.
std::optional<AttributeDefinition> characteristics_of(Json const& definition)
{
    auto const type = meaning(definition, "type", data_types, DataType::string);
    auto const mutability = meaning(definition, "mutability", mutabilities, Mutability::read_write);
    auto const returned = meaning(definition, "returned", returned_values, Returned::by_default);
    if (!type || !mutability || !returned)
        return std::nullopt;
    AttributeDefinition attribute;
    attribute.name = text_of(definition, "name");
    attribute.type = *type;
    attribute.mutability = *mutability;
    attribute.returned = *returned;
    attribute.multi_valued = flag(definition, "multiValued");
    attribute.required = flag(definition, "required");
    auto const uniqueness = text_of(definition, "uniqueness");
    attribute.unique = equals_ignoring_case(uniqueness, "server") || equals_ignoring_case(uniqueness, "global");
    if (auto const* case_exact = definition.find_ignoring_case("caseExact"); case_exact && case_exact->is_boolean())
        attribute.case_exact = case_exact->as_boolean();
    attribute.canonical_values = words_of(definition, "canonicalValues");
    attribute.reference_types = words_of(definition, "referenceTypes");
    return attribute;
}

bool has_name(std::vector<AttributeDefinition> const& attributes, std::string_view name)
{
    return std::any_of(attributes.begin(), attributes.end(),
        [&](AttributeDefinition const& one) { return equals_ignoring_case(one.name, name); });
}

/// Sub-attributes; those that are complex again are left out, for SCIM has none.
std::vector<AttributeDefinition> sub_attributes_of(Json const& definition)
{
    std::vector<AttributeDefinition> subs;
    for (auto const& one : array_of(definition, "subAttributes")) {
        auto sub = characteristics_of(one);
        auto const is_reference = sub && sub->name == "$ref";
        if (sub && sub->type != DataType::complex && (is_reference || is_usable_name(sub->name))
            && !has_name(subs, sub->name) && subs.size() < most_sub_attributes)
            subs.push_back(std::move(*sub));
    }
    return subs;
}

/// What RFC 7643 §4.1.1 and §4.2 demand in words; the group schema that it prints says otherwise (erratum 5368).
bool is_demanded_by_text(TypeDefinition const& type, AttributeDefinition const& attribute)
{
    auto const* name = equals_ignoring_case(type.schema, user_urn) ? "userName"
        : equals_ignoring_case(type.schema, group_urn)             ? "displayName"
                                                                   : "";
    return attribute.extension.empty() && equals_ignoring_case(attribute.name, name);
}

/// Takes the schemas of one provider apart.
class Reader {
public:
    // Parentheses: braces would make it a list with one element.
    explicit Reader(Json::Array schemas) : schemas_(std::move(schemas)) {}

    TypeDefinition read(Json const& published) const
    {
        TypeDefinition type;
        type.name = type_name(published);
        type.endpoint = endpoint_of(published);
        type.schema = text_of(published, "schema");
        if (!is_usable_endpoint(type.endpoint))
            type.obstacle = "the endpoint of " + type.name + " is no path";
        add_schema(type, type.schema, false);
        for (auto const& extension : array_of(published, "schemaExtensions"))
            add_extension(type, {text_of(extension, "schema"), flag(extension, "required")});
        for (auto& attribute : type.attributes)
            attribute.required = attribute.required || is_demanded_by_text(type, attribute);
        return type;
    }

private:
    static void complain(TypeDefinition& type, std::string sentence)
    {
        if (type.obstacle.empty())
            type.obstacle = std::move(sentence);
    }

    void add_extension(TypeDefinition& type, ExtensionDefinition extension) const
    {
        auto const is_known = std::any_of(type.extensions.begin(), type.extensions.end(),
            [&](ExtensionDefinition const& one) { return equals_ignoring_case(one.urn, extension.urn); });
        if (is_known || equals_ignoring_case(extension.urn, type.schema))
            return;
        auto const before = type.obstacle;
        add_schema(type, extension.urn, true);
        // What need not be there does not get in the way either.
        if (!extension.required && type.obstacle != before) {
            type.obstacle = before;
            return;
        }
        type.extensions.push_back(std::move(extension));
    }

    void add_schema(TypeDefinition& type, std::string const& urn, bool is_extension) const
    {
        auto const schema = std::find_if(schemas_.begin(), schemas_.end(),
            [&](Json const& one) { return equals_ignoring_case(text_of(one, "id"), urn); });
        if (schema == schemas_.end() || !is_usable_urn(urn))
            return complain(type, "/Schemas does not list the schema of " + type.name);
        auto const all = array_of(*schema, "attributes");
        if (all.empty())
            return complain(type, "the schema of " + type.name + " defines no attributes");
        std::vector<AttributeDefinition> own;
        for (auto const& definition : all) {
            if (own.size() < most_attributes)
                add_attribute(type, own, definition);
        }
        for (auto& attribute : own) {
            attribute.extension = is_extension ? urn : std::string {};
            type.attributes.push_back(std::move(attribute));
        }
    }

    static void add_attribute(TypeDefinition& type, std::vector<AttributeDefinition>& own, Json const& definition)
    {
        auto const name = text_of(definition, "name");
        if (is_common(name) || has_name(own, name))
            return;
        auto attribute = is_usable_name(name) ? characteristics_of(definition) : std::nullopt;
        if (attribute)
            attribute->sub_attributes = sub_attributes_of(definition);
        if (attribute)
            own.push_back(std::move(*attribute));
        else if (flag(definition, "required"))
            complain(type, "the schema of " + type.name + " demands an attribute that is not well defined");
    }

    Json::Array schemas_;
};

/// The documents that discovery serves are resources, but none that clients make. RFC 7643 §5, §6, §7.
bool is_of_discovery(Json const& type)
{
    constexpr std::array<std::string_view, 3> names {"ServiceProviderConfig", "ResourceType", "Schema"};
    constexpr std::string_view prefix = "urn:ietf:params:scim:schemas:core:2.0:";
    auto const schema = text_of(type, "schema");
    return std::any_of(names.begin(), names.end(),
        [&](auto name) { return equals_ignoring_case(schema, std::string {prefix} + std::string {name}); });
}

Json::Array usual_types()
{
    auto const extension = Json::object({{"schema", Json {enterprise_urn}}, {"required", Json {false}}});
    return {Json::object({{"name", Json {"User"}}, {"endpoint", Json {"/Users"}}, {"schema", Json {user_urn}},
                {"schemaExtensions", Json::array({extension})}}),
        Json::object({{"name", Json {"Group"}}, {"endpoint", Json {"/Groups"}}, {"schema", Json {group_urn}}})};
}

}  // namespace

bool TypeDefinition::is_custom() const
{
    return !equals_ignoring_case(schema, user_urn) && !equals_ignoring_case(schema, group_urn);
}

std::string_view keyword(DataType type)
{
    auto const found
        = std::find_if(data_types.begin(), data_types.end(), [&](auto const& one) { return one.second == type; });
    return found->first;
}

std::vector<TypeDefinition> type_definitions(
    std::optional<Json> const& resource_types, std::optional<Json> const& schemas)
{
    std::vector<TypeDefinition> types;
    auto const published = elements_of(schemas);
    if (published.empty())
        return types;
    auto listed = elements_of(resource_types);
    if (listed.empty())
        listed = usual_types();
    Reader const reader {published};
    for (auto const& one : listed) {
        auto const name = type_name(one);
        auto const is_known = std::any_of(types.begin(), types.end(),
            [&](TypeDefinition const& type) { return equals_ignoring_case(type.name, name); });
        if (!name.empty() && !is_known && !is_of_discovery(one) && types.size() < most_types)
            types.push_back(reader.read(one));
    }
    return types;
}

}  // namespace scim::conformance
