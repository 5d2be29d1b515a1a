// SPDX-License-Identifier: Apache-2.0
#include "resource/coerce_value.hpp"

#include <algorithm>
#include <string>
#include <unordered_set>
#include <utility>

#include <scim/wire/date_time.hpp>
#include <scim/wire/text.hpp>

#include "filter/evaluate_filter.hpp"
#include "resource/digest_secret.hpp"

namespace scim::server {

namespace {

using Coerced = Result<Json, ScimError>;

Failure<ScimError> refuse(Attribute const& attribute, std::string_view expected)
{
    return Failure {ScimError {400, ScimType::invalid_value, attribute.name + " must be " + std::string {expected}}};
}

// RFC 7643 §2.3.6: both base64 alphabets, with or without padding.
bool is_base64(std::string_view text)
{
    auto const end = text.find_last_not_of('=');
    auto const digits = end == std::string_view::npos ? std::string_view {} : text.substr(0, end + 1);
    return text.size() - digits.size() <= 2 && std::all_of(digits.begin(), digits.end(), [](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9')
            || letter == '+' || letter == '/' || letter == '-' || letter == '_';
    });
}

Coerced coerce_boolean_value(Json value, Attribute const& attribute, Context const& context)
{
    if (value.is_boolean())
        return value;
    if (value.is_string() && context.dialect.allows(Leniency::string_booleans)) {
        if (auto const flag = context.behaviour.coerce_boolean(value.as_string()))
            return Json {*flag};
    }
    return refuse(attribute, "true or false");
}

Coerced coerce_complex(Json value, Attribute const& attribute, Context const& context)
{
    auto const& dialect = context.dialect;
    if (value.is_array() && value.size() == 1 && dialect.allows(Leniency::legacy_manager_array))
        value = Json {value.as_array().front()};
    auto const takes_text
        = dialect.allows(Leniency::manager_as_string) && find_attribute(attribute.sub_attributes, "value") != nullptr;
    if (value.is_string() && takes_text)
        value = Json::object({{"value", std::move(value)}});
    if (!value.is_object())
        return refuse(attribute, "an object");

    auto result = Json::object();
    for (auto& member : value.as_object()) {
        auto const* sub = find_attribute(attribute.sub_attributes, member.name);
        if (!sub || sub->mutability == Mutability::read_only)
            continue;
        auto coerced = is_cleared(member.value, dialect) ? Coerced {Json {}}
                                                         : context.behaviour.coerce_value(member.value, *sub, context);
        if (!coerced)
            return coerced;
        result.set(sub->name, std::move(*coerced));
    }
    return result;
}

bool is_secret(Attribute const& attribute)
{
    return attribute.mutability == Mutability::write_only && attribute.returned == Returned::never;
}

Coerced coerce_single(Json value, Attribute const& attribute, Context const& context)
{
    switch (attribute.type) {
    case AttributeType::boolean: return coerce_boolean_value(std::move(value), attribute, context);
    case AttributeType::integer:
        return value.is_integer() ? Coerced {std::move(value)} : refuse(attribute, "an integer");
    case AttributeType::decimal: return value.is_number() ? Coerced {std::move(value)} : refuse(attribute, "a number");
    case AttributeType::date_time:
        if (value.is_string() && parse_date_time(value.as_string()))
            return value;
        return refuse(attribute, "a date with time and time zone");
    case AttributeType::binary:
        return value.is_string() && is_base64(value.as_string()) ? Coerced {std::move(value)}
                                                                 : refuse(attribute, "base64 text");
    case AttributeType::string:
        // RFC7643-4.1.1-26.
        if (value.is_string() && is_secret(attribute))
            return Json {digest_secret(value.as_string())};
        return value.is_string() ? Coerced {std::move(value)} : refuse(attribute, "text");
    case AttributeType::reference: return value.is_string() ? Coerced {std::move(value)} : refuse(attribute, "text");
    case AttributeType::complex: return coerce_complex(std::move(value), attribute, context);
    }
    return value;
}

// Objects that stand for the values of a simple multi-valued attribute.
Json unwrap(Json element, Attribute const& attribute, Dialect const& dialect)
{
    auto const* inner = element.find("value");
    if (attribute.is_complex() || !inner || !dialect.allows(Leniency::simple_multivalued_as_objects))
        return element;
    return *inner;
}

Coerced coerce_array(Json value, Attribute const& attribute, Context const& context)
{
    if (value.is_object() && attribute.is_complex() && context.dialect.allows(Leniency::object_for_values))
        value = Json::array({std::move(value)});
    if (!value.is_array())
        return refuse(attribute, "an array");
    Json::Array coerced;
    for (auto& element : value.as_array()) {
        if (element.is_null())
            continue;
        auto single = coerce_single(unwrap(std::move(element), attribute, context.dialect), attribute, context);
        if (!single)
            return single;
        drop_unassigned(*single);
        if (!is_unassigned(*single))
            coerced.push_back(std::move(*single));
    }
    Json::Array values;
    append_values(values, std::move(coerced), context.behaviour);
    auto result = Json {std::move(values)};
    context.behaviour.settle_primary(Json::array(), result);
    return result;
}

// Whether every member of one object is in the other with the same value.
bool is_part_of(Json const& part, Json const& whole)
{
    if (!part.is_object() || !whole.is_object())
        return part == whole;
    auto const& members = part.as_object();
    return std::all_of(members.begin(), members.end(), [&](JsonMember const& member) {
        auto const* other = whole.find(member.name);
        return other && *other == member.value;
    });
}

bool is_primary(Json const& value)
{
    auto const* primary = value.find("primary");
    return primary && primary->is_boolean() && primary->as_boolean();
}

}  // namespace

std::optional<bool> coerce_boolean(std::string_view text)
{
    if (equals_ignoring_case(text, "true"))
        return true;
    if (equals_ignoring_case(text, "false"))
        return false;
    return {};
}

bool is_cleared(Json const& value, Dialect const& dialect)
{
    if (value.is_null())
        return true;
    return value.is_string() && value.as_string().empty() && dialect.allows(Leniency::empty_string_clears);
}

void drop_unassigned(Json& object)
{
    if (!object.is_object())
        return;
    auto& members = object.as_object();
    std::erase_if(members, [](JsonMember const& member) {
        return member.value.is_null() || (member.value.is_array() && member.value.empty());
    });
}

Result<Json, ScimError> coerce_value(Json value, Attribute const& attribute, Context const& context)
{
    if (attribute.multi_valued)
        return coerce_array(std::move(value), attribute, context);
    return coerce_single(std::move(value), attribute, context);
}

// RFC7644-3.5.2.1-11: a value that is there already is not added again.
void append_value(Json::Array& values, Json value)
{
    auto const is_known = [&](Json const& known) { return is_part_of(value, known); };
    if (std::none_of(values.begin(), values.end(), is_known))
        values.push_back(std::move(value));
}

void append_values(Json::Array& values, Json::Array added, Behaviour const& behaviour)
{
    // A set of all that is known pays off only if it is asked often.
    constexpr std::size_t few = 4;
    if (added.size() <= few) {
        for (auto& value : added)
            behaviour.append_value(values, std::move(value));
        return;
    }
    std::unordered_set<std::string> known;
    auto const learn = [&](Json const& value) {
        auto const* inner = value.find("value");
        if (!inner || !inner->is_string())
            return false;
        return known.insert(inner->as_string()).second;
    };
    for (auto const& value : values)
        learn(value);
    for (auto& value : added) {
        if (learn(value))
            values.push_back(std::move(value));
        else
            behaviour.append_value(values, std::move(value));
    }
}

Json primary_values(Json const* values)
{
    auto found = Json::array();
    if (!values || !values->is_array())
        return found;
    for (auto const& value : values->as_array()) {
        if (is_primary(value))
            found.push_back(value);
    }
    return found;
}

void settle_primary(Json const& before, Json& after)
{
    if (!after.is_array())
        return;
    auto const was_primary = [&](Json const& value) {
        if (!before.is_array())
            return false;
        auto const& old = before.as_array();
        return std::find(old.begin(), old.end(), value) != old.end();
    };
    Json* chosen = nullptr;
    for (auto& value : after.as_array()) {
        if (is_primary(value) && (!chosen || !was_primary(value)))
            chosen = &value;
    }
    for (auto& value : after.as_array()) {
        if (&value != chosen && is_primary(value))
            value.set("primary", false);
    }
}

}  // namespace scim::server
