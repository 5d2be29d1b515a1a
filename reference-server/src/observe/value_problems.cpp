// SPDX-License-Identifier: Apache-2.0
#include "observe/value_problems.hpp"

#include <algorithm>
#include <optional>
#include <string_view>

#include <scim/wire/date_time.hpp>
#include <scim/wire/text.hpp>

namespace scim::server::observe {

namespace {

using Kind = ValueProblem::Kind;

constexpr std::size_t most_problems = 20;
constexpr std::size_t most_elements = 1000;

// RFC7643-2.3.6-03: padding may be left out.
bool is_base64(std::string_view text)
{
    while (text.ends_with('='))
        text.remove_suffix(1);
    return std::all_of(text.begin(), text.end(), [](char letter) {
        auto const lower = ascii_lower(letter);
        return (lower >= 'a' && lower <= 'z') || (letter >= '0' && letter <= '9') || letter == '+' || letter == '/';
    });
}

std::optional<Kind> problem_of_text(Json const& value, AttributeType type)
{
    if (!value.is_string())
        return Kind::no_scalar;
    auto const& text = value.as_string();
    // An empty text is the wish to clear, whatever else it is.
    if (type == AttributeType::date_time && !text.empty() && !parse_date_time(text))
        return Kind::no_date_time;
    if (type == AttributeType::binary && !is_base64(text))
        return Kind::no_base64;
    return {};
}

std::optional<Kind> problem_of(Json const& value, AttributeType type)
{
    if (value.is_array())
        return Kind::is_array;
    switch (type) {
    case AttributeType::boolean: return value.is_boolean() ? std::nullopt : std::optional {Kind::no_boolean};
    case AttributeType::integer: return value.is_integer() ? std::nullopt : std::optional {Kind::no_integer};
    case AttributeType::decimal: return value.is_number() ? std::nullopt : std::optional {Kind::no_scalar};
    case AttributeType::complex: return value.is_object() ? std::nullopt : std::optional {Kind::no_object};
    case AttributeType::string:
    case AttributeType::date_time:
    case AttributeType::binary:
    case AttributeType::reference: return problem_of_text(value, type);
    }
    return {};
}

void check_attribute(Json const& value, Attribute const& attribute, std::string const& where, ValueProblems& problems)
{
    // RFC7643-2.5-02: null unassigns whatever it stands for.
    if (value.is_null() || attribute.mutability == Mutability::read_only)
        return;
    if (!attribute.multi_valued)
        return check_value(value, attribute, where, problems);
    if (!value.is_array()) {
        problems.push_back({Kind::no_array, where});
        return;
    }
    auto const count = std::min(value.size(), most_elements);
    for (std::size_t i = 0; i < count && problems.size() < most_problems; ++i)
        check_value(value.as_array()[i], attribute, where + "[" + std::to_string(i) + "]", problems);
}

}  // namespace

void check_value(Json const& value, Attribute const& attribute, std::string const& where, ValueProblems& problems)
{
    if (auto const kind = problem_of(value, attribute.type))
        problems.push_back({*kind, where});
    else if (value.is_object())
        check_members(value, attribute.sub_attributes, where + ".", problems);
}

void check_members(
    Json const& object, std::vector<Attribute> const& attributes, std::string const& prefix, ValueProblems& problems)
{
    for (auto const& member : object.as_object()) {
        if (problems.size() >= most_problems)
            return;
        if (auto const* attribute = find_attribute(attributes, member.name))
            check_attribute(member.value, *attribute, prefix + attribute->name, problems);
    }
}

void check_resource(Json const& object, ResourceType const& type, std::string const& prefix, ValueProblems& problems)
{
    check_members(object, type.core.attributes, prefix, problems);
    if (auto const* external_id = object.find_ignoring_case("externalId"))
        if (!external_id->is_string() && !external_id->is_null())
            problems.push_back({Kind::no_scalar, prefix + "externalId"});
    for (auto const& extension : type.extensions) {
        auto const* content = object.find_ignoring_case(extension.id);
        if (content && content->is_object())
            check_members(*content, extension.attributes, prefix + extension.id + ".", problems);
    }
}

}  // namespace scim::server::observe
