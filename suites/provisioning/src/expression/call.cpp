// SPDX-License-Identifier: Apache-2.0
#include "expression/call.hpp"

#include <scim/wire/encoding.hpp>

#include "expression/date_text.hpp"
#include "expression/number.hpp"

namespace scim::provisioning::expression {

namespace {

/// Empty optional: the argument is null and makes the whole call null.
using Prepared = Result<std::optional<Argument>, Problem>;

std::string quoted(std::string const& text)
{
    constexpr std::size_t enough = 40;
    return '"' + (text.size() > enough ? repair_utf8(text.substr(0, enough)) + "..." : text) + '"';
}

/// Null, where a text or a number is wanted.
std::optional<Argument> without_value(Parameter const& parameter)
{
    if (parameter.type == Type::text_or_empty)
        return Argument {true, std::string {}, {}, {}};
    if (parameter.presence == Presence::optional || parameter.type == Type::text_or_null)
        return Argument {};
    return std::nullopt;
}

Prepared number_argument(std::string const& text)
{
    auto const number = whole_number(text);
    if (!number)
        return Failure {Problem {quoted(text) + " is no whole number", "give digits, such as 3"}};
    return std::optional {Argument {true, *number, {}, {}}};
}

Prepared date_argument(std::string const& text)
{
    auto const date = date_of(text);
    if (!date)
        return Failure {Problem {quoted(text) + " is no date that can be read without its format",
            "write 2020-03-16T07:00:00Z, 2020-03-16-07:00 or 3/16/2020 7:00:00 AM, or convert it with FormatDateTime"}};
    return std::optional {Argument {true, text, {}, *date}};
}

Prepared text_argument(std::string text, Parameter const& parameter)
{
    if (parameter.type == Type::integer)
        return number_argument(text);
    if (parameter.type == Type::date)
        return date_argument(text);
    if (parameter.check)
        if (auto problem = parameter.check(text))
            return Failure {*std::move(problem)};
    return std::optional {Argument {true, std::move(text), {}, {}}};
}

Prepared prepare(Value value, Parameter const& parameter)
{
    if (parameter.type == Type::any)
        return std::optional {Argument {true, std::move(value), {}, {}}};
    if (parameter.type == Type::texts)
        return std::optional {Argument {true, value, texts_of(value), {}}};
    auto text = one_text(value);
    if (!text)
        return Failure {text.error()};
    if (!text->has_value())
        return without_value(parameter);
    return text_argument(**std::move(text), parameter);
}

Failure<ExpressionError> misfit(
    Node const& node, Parameter const& parameter, Node const& argument, Problem const& problem)
{
    return fail(argument, ExpressionError::Kind::bad_value,
        std::string {node.function->name} + ", " + std::string {parameter.name} + ": " + problem.reason,
        problem.remedy);
}

}  // namespace

Result<std::optional<std::string>, Problem> one_text(Value const& value)
{
    if (is_null_or_empty(value) && is_multi_valued(value))
        return std::optional<std::string> {};
    if (is_null(value))
        return std::optional<std::string> {};
    auto text = text_of(value);
    if (!text)
        return Failure {Problem {"one value is wanted, but there are " + std::to_string(texts_of(value).size()),
            "choose one with Item, or make one text of them with Join"}};
    return std::optional {repair_utf8(*text)};
}

Failure<ExpressionError> Call::refuse(std::size_t index, std::string reason, std::string remedy) const
{
    return misfit(node_, parameter_at(*node_.function, index), node_.arguments.at(index),
        Problem {std::move(reason), std::move(remedy)});
}

Failure<ExpressionError> Call::too_large() const
{
    return fail(node_, ExpressionError::Kind::too_large,
        std::string {node_.function->name} + " would make a value larger than a mebibyte");
}

Computed call_function(Node const& node, Evaluation& evaluation)
{
    std::vector<Argument> arguments;
    bool null = false;
    for (std::size_t index = 0; index < node.arguments.size(); ++index) {
        auto const& argument = node.arguments[index];
        auto const& parameter = parameter_at(*node.function, index);
        if (is_omitted(argument)) {
            arguments.emplace_back();
            continue;
        }
        auto computed = evaluation.value(argument);
        if (!computed)
            return computed;
        auto prepared = prepare(*std::move(computed), parameter);
        if (!prepared)
            return misfit(node, parameter, argument, prepared.error());
        null = null || !prepared->has_value();
        arguments.push_back(prepared->value_or(Argument {}));
    }
    if (null)
        return Value {};
    return node.function->compute(Call {node, std::move(arguments), evaluation});
}

std::optional<Problem> check_constant(Node const& argument, Parameter const& parameter)
{
    auto const is_text = argument.kind == Node::Kind::text || argument.kind == Node::Kind::keyword;
    if (!is_text || parameter.type == Type::any || parameter.type == Type::texts)
        return std::nullopt;
    auto const prepared = text_argument(argument.text, parameter);
    if (prepared)
        return std::nullopt;
    return prepared.error();
}

}  // namespace scim::provisioning::expression
