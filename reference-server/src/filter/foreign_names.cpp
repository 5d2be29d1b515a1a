// SPDX-License-Identifier: Apache-2.0
#include "filter/foreign_names.hpp"

#include <algorithm>
#include <utility>

#include "path/attribute_name.hpp"

namespace scim::server {

namespace {

bool is_foreign(AttributeName const& name, Context const& own, std::vector<ResourceType const*> const& types)
{
    if (find_named(name, own))
        return false;
    return std::any_of(types.begin(), types.end(), [&](ResourceType const* type) {
        return find_named(name, {own.behaviour, own.dialect, *type}).has_value();
    });
}

// As evaluate_filter.cpp has it for an attribute without a value.
bool holds_without_value(Filter const& condition)
{
    if (condition.kind != Filter::Kind::comparison)
        return false;
    return condition.op == (condition.value.is_null() ? CompareOperator::eq : CompareOperator::ne);
}

}  // namespace

Filter no_match()
{
    Filter nothing;
    nothing.kind = Filter::Kind::negation;
    nothing.operands.push_back(Filter {});
    return nothing;
}

bool is_condition(Filter const& filter)
{
    return filter.kind == Filter::Kind::comparison || filter.kind == Filter::Kind::presence
        || filter.kind == Filter::Kind::value_path;
}

// RFC7644-3.4.2.1-06.
Filter decide_foreign_names(Filter filter, Context const& own, std::vector<ResourceType const*> const& types)
{
    if (is_condition(filter)) {
        if (!is_foreign(filter.path, own, types))
            return filter;
        return holds_without_value(filter) ? Filter {} : no_match();
    }
    for (auto& operand : filter.operands)
        operand = decide_foreign_names(std::move(operand), own, types);
    return filter;
}

bool names_attributes(Filter const& filter)
{
    return is_condition(filter) || std::any_of(filter.operands.begin(), filter.operands.end(), names_attributes);
}

}  // namespace scim::server
