// SPDX-License-Identifier: Apache-2.0
#include "schema/read_schema.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include <scim/wire/text.hpp>

namespace scim::server {

namespace {

template <typename T>
using Keyword = std::pair<std::string_view, T>;

constexpr std::array<Keyword<AttributeType>, 8> types {{
    {"string", AttributeType::string},
    {"boolean", AttributeType::boolean},
    {"decimal", AttributeType::decimal},
    {"integer", AttributeType::integer},
    {"dateTime", AttributeType::date_time},
    {"binary", AttributeType::binary},
    {"reference", AttributeType::reference},
    {"complex", AttributeType::complex},
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

constexpr std::array<Keyword<Uniqueness>, 3> uniqueness_values {{
    {"none", Uniqueness::none},
    {"server", Uniqueness::server},
    {"global", Uniqueness::global},
}};

bool is_letter(char letter) noexcept
{
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
}

bool is_name_letter(char letter) noexcept
{
    return is_letter(letter) || (letter >= '0' && letter <= '9') || letter == '$' || letter == '-' || letter == '_';
}

/// Reads the attributes of one file; the first mistake ends it.
class AttributeReader {
public:
    explicit AttributeReader(std::string_view file) : file_ {file} {}

    std::vector<Attribute> read_all(Json const& definitions, std::string const& pointer, int depth)
    {
        std::vector<Attribute> attributes;
        if (!definitions.is_array()) {
            complain(pointer, "must be an array of attribute definitions");
            return attributes;
        }
        std::size_t place = 0;
        for (auto const& definition : definitions.as_array()) {
            auto const here = pointer + "/" + std::to_string(place++);
            auto attribute = read(definition, here, depth);
            if (mistake_)
                break;
            if (find_attribute(attributes, attribute.name))
                complain(here + "/name", "repeats \"" + attribute.name + "\"; names ignore case, rename one");
            attributes.push_back(std::move(attribute));
        }
        return attributes;
    }

    std::optional<std::string> const& mistake() const { return mistake_; }

private:
    void complain(std::string const& pointer, std::string const& what)
    {
        if (!mistake_)
            mistake_ = std::string {file_} + ": " + pointer + " " + what;
    }

    bool flag(Json const& definition, std::string_view name, std::string const& pointer)
    {
        auto const* value = definition.find(name);
        if (value && !value->is_boolean())
            complain(pointer + "/" + std::string {name}, "must be true or false, without quotes");
        return value && value->is_boolean() && value->as_boolean();
    }

    template <typename T, std::size_t N>
    T keyword(Json const& definition, std::string_view name, std::array<Keyword<T>, N> const& known, T fallback,
        std::string const& pointer)
    {
        auto const* value = definition.find(name);
        if (!value)
            return fallback;
        auto const word = value->is_string() ? value->as_string() : std::string {};
        std::vector<std::string> words;
        for (auto const& [candidate, meaning] : known) {
            if (candidate == word)
                return meaning;
            words.emplace_back(candidate);
        }
        auto const near = nearest(word, words);
        complain(pointer + "/" + std::string {name},
            "\"" + word + "\" is not known; "
                + (near.empty() ? "RFC 7643 §7 lists the values" : "did you mean \"" + near + "\"?"));
        return fallback;
    }

    Attribute read(Json const& definition, std::string const& pointer, int depth)
    {
        Attribute attribute;
        if (!definition.is_object()) {
            complain(pointer, "must be an object");
            return attribute;
        }
        attribute.name = definition.string_or("name", "");
        if (!is_attribute_name(attribute.name))
            complain(pointer + "/name", "must be a letter, followed by letters, digits, $, - or _ (RFC 7643 §2.1)");
        attribute.type = keyword(definition, "type", types, AttributeType::string, pointer);
        attribute.multi_valued = flag(definition, "multiValued", pointer);
        attribute.required = flag(definition, "required", pointer);
        attribute.case_exact = flag(definition, "caseExact", pointer);
        attribute.mutability = keyword(definition, "mutability", mutabilities, Mutability::read_write, pointer);
        attribute.returned = keyword(definition, "returned", returned_values, Returned::by_default, pointer);
        // RFC7643-7-32: what can only be written does not come back, whatever the definition says.
        if (attribute.mutability == Mutability::write_only)
            attribute.returned = Returned::never;
        attribute.uniqueness = keyword(definition, "uniqueness", uniqueness_values, Uniqueness::none, pointer);
        read_sub_attributes(attribute, definition, pointer, depth);
        return attribute;
    }

    void read_sub_attributes(Attribute& attribute, Json const& definition, std::string const& pointer, int depth)
    {
        auto const* subs = definition.find("subAttributes");
        auto const place = pointer + "/subAttributes";
        auto const has_some = subs && !(subs->is_array() && subs->empty());
        if (has_some && !attribute.is_complex())
            return complain(place, "is for attributes of the type \"complex\" only");
        // The definition of Schema itself nests once more. RFC 7643 §8.7.2.
        if (has_some && depth >= 2)
            return complain(place, "must not be nested in a sub-attribute (RFC 7643 §2.3.8)");
        if (has_some)
            attribute.sub_attributes = read_all(*subs, place, depth + 1);
        else if (attribute.is_complex())
            complain(place, "is missing; a complex attribute has sub-attributes");
    }

    std::string_view file_;
    std::optional<std::string> mistake_;
};

}  // namespace

bool is_attribute_name(std::string_view name) noexcept
{
    // RFC 7643 §2.4 itself uses a name outside its grammar.
    if (name == "$ref")
        return true;
    return !name.empty() && is_letter(name.front()) && std::all_of(name.begin(), name.end(), is_name_letter);
}

Result<Schema, std::string> read_schema(Json document, std::string_view file)
{
    auto const complain
        = [&](std::string_view what) { return Failure {std::string {file} + ": " + std::string {what}}; };
    if (!document.is_object())
        return complain("a schema must be a JSON object");
    Schema schema;
    schema.id = document.string_or("id", "");
    schema.name = document.string_or("name", "");
    if (!starts_with_ignoring_case(schema.id, "urn:"))
        return complain("/id must be the URN of the schema, such as \"urn:example:params:scim:schemas:Device\"");
    auto const* attributes = document.find("attributes");
    if (!attributes)
        return complain("/attributes is missing; it lists the attribute definitions of the schema");
    auto reader = AttributeReader {file};
    schema.attributes = reader.read_all(*attributes, "/attributes", 0);
    if (reader.mistake())
        return Failure {*reader.mistake()};
    schema.document = std::move(document);
    schema.document.erase("meta");
    // RFC7643-7-05: the printed schemas lack it, and so do their copies.
    if (!schema.document.contains("schemas"))
        schema.document.set("schemas", Json::array({"urn:ietf:params:scim:schemas:core:2.0:Schema"}));
    return schema;
}

}  // namespace scim::server
