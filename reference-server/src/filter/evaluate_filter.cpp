// SPDX-License-Identifier: Apache-2.0
#include "filter/evaluate_filter.hpp"

#include <algorithm>

#include <scim/wire/date_time.hpp>
#include <scim/wire/text.hpp>

#include "filter/bind_filter.hpp"

namespace scim::server {

namespace {

template <typename T>
bool compare_ordered(CompareOperator op, T const& left, T const& right)
{
    switch (op) {
    case CompareOperator::eq: return left == right;
    case CompareOperator::ne: return !(left == right);
    case CompareOperator::gt: return right < left;
    case CompareOperator::ge: return !(left < right);
    case CompareOperator::lt: return left < right;
    case CompareOperator::le: return !(right < left);
    case CompareOperator::co:
    case CompareOperator::sw:
    case CompareOperator::ew: return false;
    }
    return false;
}

bool compare_texts(CompareOperator op, std::string_view stored, std::string_view operand)
{
    if (op == CompareOperator::co)
        return stored.find(operand) != std::string_view::npos;
    if (op == CompareOperator::sw)
        return stored.starts_with(operand);
    if (op == CompareOperator::ew)
        return stored.ends_with(operand);
    return compare_ordered(op, stored, operand);
}

// Compares one assigned value. Values of different kinds differ.
bool compare_value(Filter const& filter, Json const& stored, Context const& context)
{
    auto const& attribute = compared_attribute(filter);
    auto const& behaviour = context.behaviour;
    auto const& operand = filter.value;
    if (stored.is_string() && operand.is_string()) {
        if (attribute.type == AttributeType::date_time)
            return behaviour.compare_dates(filter.op, stored.as_string(), operand.as_string());
        return behaviour.compare_strings(filter.op, stored.as_string(), operand.as_string(), attribute.case_exact);
    }
    if (stored.is_boolean() && operand.is_boolean()) {
        auto const is_equality = filter.op == CompareOperator::eq || filter.op == CompareOperator::ne;
        return is_equality && compare_ordered(filter.op, stored.as_boolean(), operand.as_boolean());
    }
    if (stored.is_number() && operand.is_number())
        return compare_ordered(filter.op, stored.as_number(), operand.as_number());
    return filter.op == CompareOperator::ne;
}

// The value or values the filter speaks of; arrays are not opened.
Json const* find_values(Filter const& filter, Json const& resource)
{
    auto const* container = filter.extension ? resource.find(filter.extension->id) : &resource;
    return container ? container->find(filter.attribute->name) : nullptr;
}

template <typename Predicate>
bool any_value(Json const* values, Predicate predicate)
{
    if (!values || values->is_null())
        return false;
    if (!values->is_array())
        return predicate(*values);
    auto const& elements = values->as_array();
    return std::any_of(elements.begin(), elements.end(), predicate);
}

// As any_value(), on the sub-attribute if the filter names one.
template <typename Predicate>
bool any_compared_value(Filter const& filter, Json const& resource, Predicate predicate)
{
    return any_value(find_values(filter, resource), [&](Json const& value) {
        if (!filter.sub_attribute)
            return predicate(value);
        return any_value(value.find(filter.sub_attribute->name), predicate);
    });
}

bool is_present(Filter const& filter, Json const& resource)
{
    return any_compared_value(filter, resource, [](Json const& value) { return !is_unassigned(value); });
}

bool matches_comparison(Filter const& filter, Json const& resource, Context const& context)
{
    auto const is_negative = filter.op == CompareOperator::ne;
    if (filter.value.is_null())
        return is_present(filter, resource) == is_negative;
    // Choice: ne is the opposite of eq, also for absent and for multi-valued attributes (RFC7644-3.4.2.2-12).
    if (is_negative)
        return !any_compared_value(
            filter, resource, [&](Json const& value) { return !compare_value(filter, value, context); });
    return any_compared_value(
        filter, resource, [&](Json const& value) { return compare_value(filter, value, context); });
}

}  // namespace

bool is_unassigned(Json const& value)
{
    if (value.is_string())
        return value.as_string().empty();
    if (value.is_array())
        return std::all_of(value.as_array().begin(), value.as_array().end(), is_unassigned);
    if (value.is_object())
        return std::all_of(value.as_object().begin(), value.as_object().end(),
            [](JsonMember const& member) { return is_unassigned(member.value); });
    return value.is_null();
}

bool compare_strings(CompareOperator op, std::string_view stored, std::string_view operand, bool case_exact)
{
    if (case_exact)
        return compare_texts(op, stored, operand);
    return compare_texts(op, ascii_lower(stored), ascii_lower(operand));
}

bool compare_dates(CompareOperator op, std::string_view stored, std::string_view operand)
{
    auto const left = parse_date_time(stored);
    auto const right = parse_date_time(operand);
    return left && right ? compare_ordered(op, *left, *right) : op == CompareOperator::ne;
}

bool matches(Filter const& filter, Json const& resource, Context const& context)
{
    auto const holds = [&](Filter const& operand) { return matches(operand, resource, context); };
    auto const& operands = filter.operands;
    switch (filter.kind) {
    case Filter::Kind::everything: return true;
    case Filter::Kind::comparison: return matches_comparison(filter, resource, context);
    case Filter::Kind::presence: return is_present(filter, resource);
    case Filter::Kind::conjunction: return std::all_of(operands.begin(), operands.end(), holds);
    case Filter::Kind::disjunction: return std::any_of(operands.begin(), operands.end(), holds);
    case Filter::Kind::negation: return !holds(operands.front());
    case Filter::Kind::value_path:
        return any_value(find_values(filter, resource),
            [&](Json const& value) { return matches(operands.front(), value, context); });
    }
    return false;
}

}  // namespace scim::server
