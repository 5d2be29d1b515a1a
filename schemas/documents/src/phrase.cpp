// SPDX-License-Identifier: Apache-2.0
#include "phrase.hpp"

#include <algorithm>
#include <array>

#include "schema_walk.hpp"

namespace scim::documents {
namespace {

using Schemas = std::vector<Json const*>;

/// A sentence of Valijson's, by its beginning.
struct Sentence {
    std::string_view begin;
    Complains about;
    std::string (*phrase)(Schemas const& schemas, Json const& value, std::string_view complaint);
};

std::string_view kind_name(Json const& value)
{
    switch (value.kind()) {
    case Json::Kind::null: return "null";
    case Json::Kind::boolean: return "boolean";
    case Json::Kind::integer:
    case Json::Kind::number: return "number";
    case Json::Kind::string: return "string";
    case Json::Kind::array: return "array";
    case Json::Kind::object: return "object";
    }
    return "";
}

void add_once(std::vector<std::string>& list, std::string text)
{
    if (std::find(list.begin(), list.end(), text) == list.end())
        list.push_back(std::move(text));
}

/// `a, b or c`.
std::string enumerate(std::vector<std::string> const& texts)
{
    std::string result;
    for (std::size_t index = 0; index < texts.size(); ++index) {
        if (index > 0)
            result += index + 1 == texts.size() ? " or " : ", ";
        result += texts[index];
    }
    return result;
}

/// The first value of that keyword, or nullptr.
Json const* keyword(Schemas const& schemas, std::string_view name)
{
    for (auto const* schema : schemas) {
        if (auto const* value = schema->find(name))
            return value;
    }
    return nullptr;
}

std::string type_phrase(Schemas const& schemas, Json const& value, std::string_view)
{
    std::vector<std::string> types;
    for (auto const* schema : schemas) {
        auto const* type = schema->find("type");
        if (type && type->is_string())
            add_once(types, type->as_string());
        if (type && type->is_array()) {
            for (auto const& each : type->as_array())
                add_once(types, each.as_string());
        }
    }
    if (types.size() > 1)
        types.erase(std::remove(types.begin(), types.end(), "null"), types.end());
    return "expected " + enumerate(types) + ", got " + std::string {kind_name(value)};
}

std::string missing_phrase(Schemas const&, Json const&, std::string_view complaint)
{
    return "missing member " + quoted(quoted_name(complaint));
}

std::string own_phrase(Schemas const&, Json const&, std::string_view complaint)
{
    return std::string {complaint};
}

std::string value_text(Json const& value)
{
    constexpr std::size_t longest = 60;
    if (value.is_array() || value.is_object())
        return std::string {kind_name(value)};
    auto const text = write_json(value);
    return text.size() > longest ? std::string {"another "} + std::string {kind_name(value)} : text;
}

std::string enum_phrase(Schemas const& schemas, Json const& value, std::string_view)
{
    std::vector<std::string> allowed;
    std::vector<std::string> texts;
    auto const add = [&](Json const& each) {
        add_once(allowed, write_json(each));
        if (each.is_string())
            add_once(texts, each.as_string());
    };
    for (auto const* schema : schemas) {
        if (auto const* constant = schema->find("const"))
            add(*constant);
        if (auto const* list = schema->find("enum"))
            std::for_each(list->as_array().begin(), list->as_array().end(), add);
    }
    return "expected " + enumerate(allowed) + ", got " + value_text(value)
        + (value.is_string() ? suggestion(value.as_string(), texts) : "");
}

/// `expected at least 1 element`.
std::string count_phrase(Schemas const& schemas, std::string_view name, std::string_view bound, std::string_view unit)
{
    auto const* limit = keyword(schemas, name);
    auto const number = limit ? write_json(*limit) : "";
    return "expected " + std::string {bound} + ' ' + number + ' ' + std::string {unit} + (number == "1" ? "" : "s");
}

std::string few_characters(Schemas const& schemas, Json const&, std::string_view)
{
    auto const* limit = keyword(schemas, "minLength");
    if (limit && *limit == Json {1})
        return "expected a text that is not empty";
    return count_phrase(schemas, "minLength", "at least", "character");
}

std::string many_characters(Schemas const& schemas, Json const&, std::string_view)
{
    return count_phrase(schemas, "maxLength", "at most", "character");
}

std::string few_elements(Schemas const& schemas, Json const&, std::string_view)
{
    return count_phrase(schemas, "minItems", "at least", "element");
}

std::string many_elements(Schemas const& schemas, Json const&, std::string_view)
{
    return count_phrase(schemas, "maxItems", "at most", "element");
}

std::string few_members(Schemas const& schemas, Json const&, std::string_view)
{
    return count_phrase(schemas, "minProperties", "at least", "member");
}

std::string many_members(Schemas const& schemas, Json const&, std::string_view)
{
    return count_phrase(schemas, "maxProperties", "at most", "member");
}

std::string small_number(Schemas const& schemas, Json const& value, std::string_view)
{
    auto const* limit = keyword(schemas, "minimum");
    return "expected a number of at least " + (limit ? write_json(*limit) : "") + ", got " + value_text(value);
}

std::string large_number(Schemas const& schemas, Json const& value, std::string_view)
{
    auto const* limit = keyword(schemas, "maximum");
    return "expected a number of at most " + (limit ? write_json(*limit) : "") + ", got " + value_text(value);
}

std::string contains_phrase(Schemas const& schemas, Json const&, std::string_view)
{
    auto const* wanted = keyword(schemas, "contains");
    auto const* constant = wanted ? wanted->find("const") : nullptr;
    return constant ? "expected an element " + write_json(*constant) : "an expected element is missing";
}

/// What `not` forbids only its author can say.
std::string not_phrase(Schemas const& schemas, Json const&, std::string_view)
{
    auto const* forbidden = keyword(schemas, "not");
    auto const reason = forbidden ? forbidden->string_or("description", "") : "";
    return reason.empty() ? "has a form that is not allowed" : std::string {reason};
}

std::string exactly_one_phrase(Schemas const&, Json const&, std::string_view)
{
    return "fits several alternatives of which only one is allowed";
}

constexpr std::array sentences {
    Sentence {"Value type not permitted", Complains::of_type, &type_phrase},
    Sentence {"Missing required property", Complains::of_missing_member, &missing_phrase},
    Sentence {"Object contains a property", Complains::of_unknown_member, &own_phrase},
    Sentence {"Failed to match expected value set", Complains::of_value, &enum_phrase},
    Sentence {"Failed to match against any enum", Complains::of_value, &enum_phrase},
    Sentence {"Failed to any values against subschema in 'contains'", Complains::of_value, &contains_phrase},
    Sentence {"String should be no fewer", Complains::of_value, &few_characters},
    Sentence {"String should be no more", Complains::of_value, &many_characters},
    Sentence {"Array should contain no fewer", Complains::of_value, &few_elements},
    Sentence {"Array should contain no more", Complains::of_value, &many_elements},
    Sentence {"Object should have no fewer", Complains::of_value, &few_members},
    Sentence {"Object should have no more", Complains::of_value, &many_members},
    Sentence {"Expected number greater", Complains::of_value, &small_number},
    Sentence {"Expected number less", Complains::of_value, &large_number},
    Sentence {"Target should not validate", Complains::of_value, &not_phrase},
    Sentence {"Failed to validate against exactly one child", Complains::of_value, &exactly_one_phrase},
    Sentence {"Failed to validate against any", Complains::of_alternatives, &own_phrase},
    Sentence {"Failed to validate against schema associated with property name", Complains::of_member, &own_phrase},
    Sentence {"Failed to validate", Complains::of_parts, &own_phrase},
    Sentence {"", Complains::of_value, &own_phrase},
};

Sentence const& sentence(std::string_view complaint)
{
    return *std::find_if(sentences.begin(), sentences.end(),
        [&](Sentence const& each) { return complaint.substr(0, each.begin.size()) == each.begin; });
}

}  // namespace

Complains classify(std::string_view complaint)
{
    return sentence(complaint).about;
}

std::string quoted_name(std::string_view complaint)
{
    // The sentence about unknown members names two keywords of JSON Schema in quotes before the member.
    constexpr std::string_view constraints = "constraints: ";
    if (auto const at = complaint.find(constraints); at != std::string_view::npos)
        complaint.remove_prefix(at + constraints.size());
    auto const first = complaint.find('\'');
    auto const last = complaint.rfind('\'');
    return first < last ? std::string {complaint.substr(first + 1, last - first - 1)} : std::string {};
}

std::vector<std::string> member_names(std::vector<Json const*> const& schemas)
{
    std::vector<std::string> names;
    for (auto const* schema : schemas) {
        auto const* properties = schema->find("properties");
        if (!properties || !properties->is_object())
            continue;
        for (auto const& member : properties->as_object())
            add_once(names, member.name);
    }
    return names;
}

std::string phrase(std::vector<Json const*> const& schemas, Json const& value, std::string_view complaint)
{
    return sentence(complaint).phrase(schemas, value, complaint);
}

}  // namespace scim::documents
