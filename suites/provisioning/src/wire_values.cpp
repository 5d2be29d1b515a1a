// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include <scim/provisioning/role_values.hpp>
#include <scim/provisioning/wire_forms.hpp>
#include <scim/wire/text.hpp>

#include <fmt/format.h>

namespace scim::provisioning {
namespace {

/// Singular attributes of the core schemas: lists cannot be sent to them.
constexpr std::array<std::string_view, 12> singular {"userName", "externalId", "displayName", "nickName", "profileUrl",
    "title", "userType", "preferredLanguage", "locale", "timezone", "active", "password"};

bool is_singular(TargetPath const& path)
{
    if (path.has_selector() || !path.sub_attribute.empty())
        return true;
    return path.extension.empty() && std::any_of(singular.begin(), singular.end(), [&](std::string_view name) {
        return equals_ignoring_case(name, path.attribute);
    });
}

std::optional<Json> scalar(TargetType type, std::string const& text)
{
    switch (type) {
    case TargetType::boolean:
        if (equals_ignoring_case(text, "true") || text == "1")
            return Json {true};
        if (equals_ignoring_case(text, "false") || text == "0")
            return Json {false};
        return std::nullopt;
    case TargetType::integer: {
        std::int64_t number = 0;
        auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (error != std::errc {} || end != text.data() + text.size())
            return std::nullopt;
        return Json {number};
    }
    default: return Json {text};
    }
}

Json value_elements(Texts const& texts)
{
    auto elements = Json::array();
    for (auto const& text : texts)
        elements.push_back(Json::object({{"value", text}}));
    return elements;
}

/// `value` of an element, read out of the JSON that an older form of the client put into it.
std::string element_text(Json const& element)
{
    auto const* const value = element.is_object() ? element.find_ignoring_case("value") : &element;
    if (value == nullptr)
        return {};
    if (!value->is_string())
        return log_text(*value);
    if (value->as_string().starts_with("{\""))
        if (auto const inner = parse_json(value->as_string()))
            return std::string {inner->string_or("value", value->as_string())};
    return value->as_string();
}

Texts sorted_texts(Json const& elements)
{
    Texts texts;
    for (auto const& element : elements.as_array())
        texts.push_back(element_text(element));
    std::sort(texts.begin(), texts.end());
    return texts;
}

bool shows_list(Json const& expected, Json const& target)
{
    if (!target.is_array())
        return false;
    auto const wanted = sorted_texts(expected);
    auto const shown = sorted_texts(target);
    return std::includes(shown.begin(), shown.end(), wanted.begin(), wanted.end());
}

bool same_text(AttributeMapping const& attribute, std::string_view left, std::string_view right)
{
    return attribute.case_exact ? left == right : equals_ignoring_case(left, right);
}

}  // namespace

std::optional<Json> to_json(AttributeMapping const& attribute, Value const& value)
{
    if (is_null(value))
        return Json {};
    if (auto const* const roles = std::get_if<RoleAssignments>(&value))
        return created_role_values(*roles);
    if (auto const* const texts = std::get_if<Texts>(&value); texts != nullptr && !is_singular(attribute.target))
        return value_elements(*texts);
    auto const text = text_of(value);
    return text ? scalar(attribute.type, *text) : std::nullopt;
}

std::optional<ValueError> check_values(ObjectMapping const& mapping, MappedValues const& values)
{
    for (std::size_t i = 0; i < values.size(); ++i) {
        auto const& attribute = mapping.attributes[i];
        if (attribute.is_reference() || is_null_or_empty(values[i].value) || to_json(attribute, values[i].value))
            continue;
        if (is_multi_valued(values[i].value))
            return ValueError {attribute.target.text, "SchemaPropertyCanOnlyAcceptValue",
                fmt::format("The attribute {} takes one value, and the source has several.", attribute.target.text)};
        return ValueError {attribute.target.text, "MissingValues",
            fmt::format("The value \"{}\" does not have the type of the attribute {}.",
                text_of(values[i].value).value_or(""), attribute.target.text)};
    }
    return std::nullopt;
}

std::string log_text(Json const& value)
{
    if (value.is_string())
        return value.as_string();
    if (value.is_boolean())
        return value.as_boolean() ? "True" : "False";
    return value.is_null() ? std::string {} : write_json(value);
}

bool shows(AttributeMapping const& attribute, Json const& expected, Json const* target)
{
    if (target == nullptr)
        return false;
    if (expected.is_array())
        return shows_list(expected, *target);
    if (expected.is_boolean() && target->is_string())
        return equals_ignoring_case(target->as_string(), log_text(expected));
    if (expected.is_string() && target->is_string())
        return same_text(attribute, expected.as_string(), target->as_string());
    if (expected.is_string() && target->is_number())
        return expected.as_string() == log_text(*target);
    return expected == *target;
}

}  // namespace scim::provisioning
