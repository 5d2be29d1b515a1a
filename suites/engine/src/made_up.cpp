// SPDX-License-Identifier: Apache-2.0
#include "made_up.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include <scim/wire/text.hpp>

#include "case_seed.hpp"

namespace scim::conformance {
namespace {

using Words = std::array<char const*, 3>;

/// Texts that providers check beyond their type, by what the names of their attributes contain.
struct KnownText {
    std::string_view name;
    Words words;
};

constexpr std::array known_texts {
    KnownText {"phone", {"+1-201-555-0123", "+1-201-555-0124", "+1-201-555-0125"}},
    KnownText {"country", {"US", "DE", "FR"}},
    KnownText {"locale", {"en-US", "de-DE", "fr-FR"}},
    KnownText {"language", {"en-US", "de-DE", "fr-FR"}},
    KnownText {"timezone", {"America/New_York", "Europe/Berlin", "Europe/Paris"}},
    KnownText {"currency", {"USD", "EUR", "CHF"}},
};

bool contains_ignoring_case(std::string_view text, std::string_view part)
{
    return ascii_lower(text).find(part) != std::string::npos;
}

std::optional<Json> turn_of(Words const& words, int turn)
{
    auto const index = static_cast<std::size_t>(turn);
    return index < words.size() ? std::optional {Json {words[index]}} : std::nullopt;
}

std::string numbered(std::string text, int turn)
{
    return turn == 0 ? text : text + "-" + std::to_string(turn + 1);
}

/// `Serial` of `serial`, short enough for most columns.
std::string label_of(AttributeDefinition const& attribute)
{
    auto label = attribute.name.substr(0, 12);
    if (!label.empty() && label.front() >= 'a' && label.front() <= 'z')
        label.front() = static_cast<char>(label.front() - 'a' + 'A');
    return label;
}

std::string url_of(AttributeDefinition const& attribute, std::string const& unique, int turn)
{
    return numbered("https://example.com/" + unique + "/" + attribute.name, turn);
}

/// A text for an attribute of that owner: the attribute itself, or the complex one that it is part of.
std::optional<Json> text_for(
    AttributeDefinition const& attribute, AttributeDefinition const& owner, std::string const& unique, int turn)
{
    if (!attribute.canonical_values.empty()) {
        auto const index = static_cast<std::size_t>(turn);
        return index < attribute.canonical_values.size() ? std::optional {Json {attribute.canonical_values[index]}}
                                                         : std::nullopt;
    }
    // What the values of a list are for; free in theory, a short list in practice.
    if (&attribute != &owner && equals_ignoring_case(attribute.name, "type"))
        return turn_of({"work", "home", "other"}, turn);
    auto const is_value = &attribute != &owner && equals_ignoring_case(attribute.name, "value");
    auto const& named = is_value ? owner.name : attribute.name;
    if (contains_ignoring_case(named, "certificate"))
        return std::nullopt;
    if (contains_ignoring_case(named, "email"))
        return Json {numbered(unique, turn) + "@example.com"};
    if (contains_ignoring_case(named, "password"))
        return Json {numbered(unique, turn) + "-Pw9!"};
    for (auto const& known : known_texts) {
        if (contains_ignoring_case(named, known.name))
            return turn_of(known.words, turn);
    }
    return Json {numbered(unique + "-" + label_of(attribute), turn)};
}

std::optional<Json> reference_for(AttributeDefinition const& attribute, std::string const& unique, int turn)
{
    auto const& types = attribute.reference_types;
    auto const names = [&](std::string_view type) {
        return std::any_of(
            types.begin(), types.end(), [&](auto const& one) { return equals_ignoring_case(one, type); });
    };
    if (names("external") || (types.empty() && attribute.name != "$ref"))
        return Json {url_of(attribute, unique, turn)};
    if (names("uri"))
        return Json {numbered("urn:example:" + unique + ":" + attribute.name, turn)};
    return std::nullopt;
}

// Nine and ten, so that an order by digits is not the order of numbers.
Json integer_for(AttributeDefinition const& attribute, std::string const& unique, int turn)
{
    constexpr std::uint64_t many = 100'000'000;
    auto const first
        = attribute.unique ? static_cast<std::int64_t>(hash_of(unique + attribute.name) % many) : std::int64_t {9};
    return Json {first + turn};
}

std::optional<Json> simple_for(
    AttributeDefinition const& attribute, AttributeDefinition const& owner, std::string const& unique, int turn)
{
    switch (attribute.type) {
    case DataType::string: return text_for(attribute, owner, unique, turn);
    case DataType::boolean: return turn < 2 ? std::optional {Json {turn == 0}} : std::nullopt;
    case DataType::integer: return integer_for(attribute, unique, turn);
    case DataType::decimal: return Json {integer_for(attribute, unique, turn).as_number() + 0.5};
    case DataType::date_time:
        return turn_of({"2020-01-02T03:04:05Z", "2021-11-12T13:14:15Z", "2022-05-06T07:08:09Z"}, turn);
    case DataType::binary:
        if (contains_ignoring_case(owner.name, "certificate"))
            return std::nullopt;
        return turn_of({"c2NpbQ==", "cHJvb2Y=", "cHJvb2Zz"}, turn);
    case DataType::reference: return reference_for(attribute, unique, turn);
    case DataType::complex: break;
    }
    return std::nullopt;
}

/// Parts of complex values that providers write themselves or correct: they are given only where they are demanded.
bool is_left_alone(AttributeDefinition const& sub)
{
    constexpr std::array<std::string_view, 4> names {"formatted", "display", "primary", "$ref"};
    return std::any_of(names.begin(), names.end(), [&](auto name) { return equals_ignoring_case(sub.name, name); });
}

/// Whether values are links to other resources: their parts belong together and nobody can make them up.
bool is_link(AttributeDefinition const& attribute)
{
    return std::any_of(attribute.sub_attributes.begin(), attribute.sub_attributes.end(),
        [](AttributeDefinition const& sub) { return sub.type == DataType::reference && !reference_for(sub, "", 0); });
}

std::optional<Json> complex_for(AttributeDefinition const& attribute, std::string const& unique, int turn)
{
    if (is_link(attribute))
        return std::nullopt;
    auto value = Json::object();
    for (auto const& sub : attribute.sub_attributes) {
        if (!sub.is_written() || (is_left_alone(sub) && !sub.required))
            continue;
        auto part = simple_for(sub, attribute, unique, turn);
        // A part that has no other value may stay as it is: the others differ.
        if (!part)
            part = simple_for(sub, attribute, unique, 0);
        if (part)
            value.set(sub.name, sub.multi_valued ? Json::array({std::move(*part)}) : std::move(*part));
        else if (sub.required)
            return std::nullopt;
    }
    return value.empty() ? std::nullopt : std::optional {std::move(value)};
}

std::optional<Json> single_for(AttributeDefinition const& attribute, std::string const& unique, int turn)
{
    if (attribute.type != DataType::complex)
        return simple_for(attribute, attribute, unique, turn);
    auto value = complex_for(attribute, unique, turn);
    // All of its parts may have run out of values.
    if (value && turn > 0 && complex_for(attribute, unique, 0) == value)
        return std::nullopt;
    return value;
}

Json* extension_in(Json& resource, AttributeDefinition const& attribute)
{
    return attribute.extension.empty() ? &resource : resource.find_ignoring_case(attribute.extension);
}

Json const* extension_in(Json const& resource, AttributeDefinition const& attribute)
{
    return attribute.extension.empty() ? &resource : resource.find_ignoring_case(attribute.extension);
}

bool is_demanded(TypeDefinition const& type, AttributeDefinition const& attribute)
{
    auto const is_there = attribute.extension.empty()
        || std::any_of(type.extensions.begin(), type.extensions.end(), [&](ExtensionDefinition const& one) {
               return one.required && equals_ignoring_case(one.urn, attribute.extension);
           });
    return attribute.required && is_there && attribute.is_written();
}

Json blank_resource(TypeDefinition const& type)
{
    return Json::object({{"schemas", Json::array({Json {type.schema}})}});
}

bool is_unassigned(Json const& value)
{
    return value.is_null() || (value.is_array() && value.empty());
}

}  // namespace

std::optional<Json> made_up(AttributeDefinition const& attribute, std::string const& unique, int turn)
{
    auto first = single_for(attribute, unique, turn);
    if (!first || !attribute.multi_valued)
        return first;
    auto values = Json::array({std::move(*first)});
    if (auto second = turn == 0 ? single_for(attribute, unique, 2) : std::nullopt)
        values.push_back(std::move(*second));
    return values;
}

std::optional<Json> minimal_resource(TypeDefinition const& type, std::string const& unique, int turn)
{
    auto resource = blank_resource(type);
    for (auto const& attribute : type.attributes) {
        if (!is_demanded(type, attribute))
            continue;
        auto value = made_up(attribute, unique, turn);
        if (!value)
            value = made_up(attribute, unique, 0);
        if (!value)
            return std::nullopt;
        put_value(resource, attribute, std::move(*value));
    }
    return add_required_extensions(resource, type, unique) ? std::optional {std::move(resource)} : std::nullopt;
}

std::optional<Json> full_resource(TypeDefinition const& type, std::string const& unique, int turn)
{
    auto resource = minimal_resource(type, unique, turn);
    if (!resource)
        return std::nullopt;
    for (auto const& attribute : type.attributes) {
        // Providers have rules of their own for passwords, which no schema tells.
        auto const is_secret
            = attribute.mutability == Mutability::write_only && equals_ignoring_case(attribute.name, "password");
        if (!attribute.is_written() || is_secret || value_in(*resource, attribute))
            continue;
        if (auto value = made_up(attribute, unique, turn))
            put_value(*resource, attribute, std::move(*value));
    }
    return resource;
}

std::optional<Json> required_extension(TypeDefinition const& type, std::string const& urn, std::string const& unique)
{
    auto resource = Json::object();
    AttributeDefinition const* spare = nullptr;
    for (auto const& attribute : type.attributes) {
        if (!equals_ignoring_case(attribute.extension, urn) || !attribute.is_written())
            continue;
        auto value = made_up(attribute, unique);
        if (!value && attribute.required)
            return std::nullopt;
        if (value && attribute.required)
            put_value(resource, attribute, std::move(*value));
        else if (value && !spare)
            spare = &attribute;
    }
    if (resource.empty() && spare)
        put_value(resource, *spare, *made_up(*spare, unique));
    auto const* data = resource.find_ignoring_case(urn);
    return data ? std::optional {*data} : std::nullopt;
}

bool add_required_extensions(Json& resource, TypeDefinition const& type, std::string const& unique)
{
    for (auto const& extension : type.extensions) {
        if (extension.required && !add_extension(resource, type, extension.urn, unique))
            return false;
    }
    return true;
}

bool add_extension(Json& resource, TypeDefinition const& type, std::string const& urn, std::string const& unique)
{
    auto const wanted = required_extension(type, urn, unique);
    if (!wanted)
        return false;
    auto* present = resource.find_ignoring_case(urn);
    if (!present) {
        if (auto* schemas = resource.find("schemas"); schemas && schemas->is_array())
            schemas->push_back(Json {urn});
        resource.set(urn, *wanted);
        return true;
    }
    for (auto const& [name, value] : wanted->as_object()) {
        if (present->is_object() && !present->find_ignoring_case(name))
            present->set(name, value);
    }
    return true;
}

void put_value(Json& resource, AttributeDefinition const& attribute, Json value)
{
    if (attribute.extension.empty()) {
        resource.set(attribute.name, std::move(value));
        return;
    }
    auto* data = extension_in(resource, attribute);
    if (!data) {
        if (auto* schemas = resource.find("schemas"))
            schemas->push_back(Json {attribute.extension});
        resource.set(attribute.extension, Json::object());
        data = extension_in(resource, attribute);
    }
    data->set(attribute.name, std::move(value));
}

void drop_value(Json& resource, AttributeDefinition const& attribute)
{
    auto* data = extension_in(resource, attribute);
    if (!data)
        return;
    data->erase(attribute.name);
    if (attribute.extension.empty() || !data->empty())
        return;
    resource.erase(attribute.extension);
    if (auto* schemas = resource.find("schemas"))
        std::erase(schemas->as_array(), Json {attribute.extension});
}

Json const* value_in(Json const& resource, AttributeDefinition const& attribute)
{
    auto const* data = extension_in(resource, attribute);
    auto const* value = data ? data->find_ignoring_case(attribute.name) : nullptr;
    return value && !is_unassigned(*value) ? value : nullptr;
}

}  // namespace scim::conformance
