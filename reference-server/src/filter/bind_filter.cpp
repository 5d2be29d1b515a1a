// SPDX-License-Identifier: Apache-2.0
#include "filter/bind_filter.hpp"

#include <algorithm>
#include <utility>

#include <scim/wire/date_time.hpp>
#include <scim/wire/text.hpp>

#include "path/attribute_name.hpp"

namespace scim::server {

namespace {

Failure<ScimError> refuse(std::string detail)
{
    return Failure {ScimError {400, ScimType::invalid_filter, std::move(detail)}};
}

std::string written(AttributeName const& name)
{
    auto text = name.urn.empty() ? name.name : name.urn + ":" + name.name;
    return name.sub_name.empty() ? text : text + "." + name.sub_name;
}

// Names are either those of a resource type or those of the sub-attributes of one attribute.
class Binder {
public:
    Binder(Context const& context, Attribute const* parent) : context_ {context}, parent_ {parent} {}

    Result<Filter, ScimError> bind(Filter filter) const
    {
        switch (filter.kind) {
        case Filter::Kind::everything: return filter;
        case Filter::Kind::comparison: return bind_comparison(std::move(filter));
        case Filter::Kind::presence: return bind_name(std::move(filter));
        case Filter::Kind::value_path: return bind_value_path(std::move(filter));
        case Filter::Kind::conjunction:
        case Filter::Kind::disjunction:
        case Filter::Kind::negation: return bind_operands(std::move(filter));
        }
        return filter;
    }

private:
    Result<Filter, ScimError> bind_operands(Filter filter) const
    {
        for (auto& operand : filter.operands) {
            auto bound = bind(std::move(operand));
            if (!bound)
                return bound;
            operand = std::move(*bound);
        }
        return filter;
    }

    std::optional<NamedAttribute> find(AttributeName const& name) const
    {
        if (!parent_)
            return find_named(name, context_);
        if (!name.urn.empty() || !name.sub_name.empty())
            return {};
        auto const* attribute = find_attribute(parent_->sub_attributes, name.name);
        return attribute ? std::optional {NamedAttribute {nullptr, attribute, nullptr}} : std::nullopt;
    }

    Result<Filter, ScimError> bind_name(Filter filter) const
    {
        auto const found = find(filter.path);
        if (!found)
            return refuse("there is no attribute " + written(filter.path));
        filter.extension = found->extension;
        filter.attribute = found->attribute;
        filter.sub_attribute = found->sub_attribute;
        // RFC7644-7.5.2-03. Choice: of .search as well, for what is never returned could be guessed letter by letter.
        if (compared_attribute(filter).returned == Returned::never)
            return Failure {ScimError {403, ScimType::sensitive, written(filter.path) + " cannot be used in a filter"}};
        return filter;
    }

    Result<Filter, ScimError> bind_comparison(Filter filter) const
    {
        auto bound = bind_name(std::move(filter));
        if (!bound)
            return bound;
        choose_default_sub_attribute(*bound);
        adapt_operand(*bound);
        auto const suits = context_.behaviour.check_comparison(*bound);
        if (!suits)
            return Failure {suits.error()};
        return bound;
    }

    // RFC 7644 §3.4.2.2 prints `emails co "x"`: a complex value is compared by its `value`.
    void choose_default_sub_attribute(Filter& filter) const
    {
        if (filter.sub_attribute || !filter.attribute->is_complex())
            return;
        if (filter.attribute->multi_valued || context_.dialect.allows(Leniency::manager_as_string))
            filter.sub_attribute = find_attribute(filter.attribute->sub_attributes, "value");
    }

    void adapt_operand(Filter& filter) const
    {
        auto const type = compared_attribute(filter).type;
        if (type == AttributeType::boolean && filter.value.is_string()
            && context_.dialect.allows(Leniency::string_booleans)) {
            if (auto const value = context_.behaviour.coerce_boolean(filter.value.as_string()))
                filter.value = Json {*value};
        }
        auto const is_bare = filter.value.is_number() || filter.value.is_boolean();
        if (type == AttributeType::string && is_bare && context_.dialect.allows(Leniency::unquoted_filter_values))
            filter.value = Json {write_json(filter.value)};
    }

    Result<Filter, ScimError> bind_value_path(Filter filter) const
    {
        if (parent_)
            return refuse("a value filter cannot hold another one");
        auto bound = bind_name(std::move(filter));
        if (!bound)
            return bound;
        auto inner = bind_value_filter(std::move(bound->operands.front()), *bound->attribute, context_);
        if (!inner)
            return inner;
        bound->operands.front() = std::move(*inner);
        return bound;
    }

    Context const& context_;
    Attribute const* parent_;
};

bool is_textual(CompareOperator op)
{
    return op == CompareOperator::co || op == CompareOperator::sw || op == CompareOperator::ew;
}

bool operand_suits(AttributeType type, Json const& operand)
{
    switch (type) {
    case AttributeType::boolean: return operand.is_boolean();
    case AttributeType::integer:
    case AttributeType::decimal: return operand.is_number();
    case AttributeType::date_time: return operand.is_string() && parse_date_time(operand.as_string()).has_value();
    case AttributeType::string:
    case AttributeType::binary:
    case AttributeType::reference: return operand.is_string();
    case AttributeType::complex: return false;
    }
    return false;
}

bool operator_suits(AttributeType type, CompareOperator op)
{
    switch (type) {
    case AttributeType::boolean: return !is_ordering(op) && !is_textual(op);
    case AttributeType::integer:
    case AttributeType::decimal:
    case AttributeType::date_time: return !is_textual(op);
    case AttributeType::binary: return !is_ordering(op);
    case AttributeType::string:
    case AttributeType::reference: return true;
    case AttributeType::complex: return false;
    }
    return false;
}

}  // namespace

bool is_ordering(CompareOperator op)
{
    return op == CompareOperator::gt || op == CompareOperator::ge || op == CompareOperator::lt
        || op == CompareOperator::le;
}

Attribute const& compared_attribute(Filter const& comparison)
{
    return comparison.sub_attribute ? *comparison.sub_attribute : *comparison.attribute;
}

// RFC 7644 §3.4.2.2, table 3: booleans and binaries have no order.
Result<void, ScimError> check_comparison(Filter const& comparison)
{
    auto const& attribute = compared_attribute(comparison);
    if (attribute.is_complex())
        return refuse(attribute.name + " is complex: compare one of its sub-attributes");
    // RFC7644-3.4.2.2-55: null asks whether there is a value.
    if (comparison.value.is_null()) {
        if (comparison.op == CompareOperator::eq || comparison.op == CompareOperator::ne)
            return {};
        return refuse("null can only be compared with eq and ne");
    }
    if (!operator_suits(attribute.type, comparison.op))
        return refuse("the operator does not suit the type of " + attribute.name);
    if (!operand_suits(attribute.type, comparison.value))
        return refuse("the value does not suit the type of " + attribute.name);
    return {};
}

Result<Filter, ScimError> bind_filter(Filter filter, Context const& context)
{
    return Binder {context, nullptr}.bind(std::move(filter));
}

Result<Filter, ScimError> bind_value_filter(Filter filter, Attribute const& attribute, Context const& context)
{
    if (!attribute.is_complex())
        return refuse(attribute.name + " has no sub-attributes to filter by");
    if (!attribute.multi_valued && !context.dialect.allows(Leniency::value_filter_on_single_valued))
        return refuse(attribute.name + " has a single value: there is nothing to filter");
    return Binder {context, &attribute}.bind(std::move(filter));
}

bool needs_derived_values(Filter const& filter)
{
    if (filter.attribute) {
        auto const& name = filter.attribute->name;
        return name == "groups" || name == "members" || name == "manager";
    }
    return std::any_of(filter.operands.begin(), filter.operands.end(), needs_derived_values);
}

}  // namespace scim::server
