// SPDX-License-Identifier: Apache-2.0
#include <scim/wire/text.hpp>

#include "expression/call.hpp"
#include "expression/functions.hpp"
#include "expression/number.hpp"
#include "expression/truth.hpp"

namespace scim::provisioning::expression {

std::optional<bool> truth_of(Value const& value)
{
    if (is_null_or_empty(value))
        return false;
    auto const text = text_of(value);
    if (!text)
        return std::nullopt;
    if (auto const number = whole_number(*text))
        return *number != 0;
    if (equals_ignoring_case(*text, "True"))
        return true;
    if (equals_ignoring_case(*text, "False"))
        return false;
    return std::nullopt;
}

Computed bit_and(Call const& call)
{
    return Value {call.integer(0) & call.integer(1)};
}

Computed c_bool(Call const& call)
{
    auto const truth = truth_of(call.value(0));
    if (!truth)
        return call.refuse(
            0, "the value is neither a number nor True or False", "compare it, such as [country] = \"US\"");
    return Value {*truth};
}

Computed c_str(Call const& call)
{
    auto const text = one_text(call.value(0));
    if (!text)
        return call.refuse(0, text.error().reason, text.error().remedy);
    return text->has_value() ? Value {**text} : Value {};
}

Computed is_null_value(Call const& call)
{
    return Value {is_null(call.value(0))};
}

Computed is_null_or_empty_value(Call const& call)
{
    return Value {is_null_or_empty(call.value(0))};
}

Computed is_present(Call const& call)
{
    return Value {!is_null_or_empty(call.value(0))};
}

Computed is_string(Call const& call)
{
    return Value {std::holds_alternative<std::string>(call.value(0))};
}

Computed not_value(Call const& call)
{
    return Value {call.text(0) != "True"};
}

}  // namespace scim::provisioning::expression
