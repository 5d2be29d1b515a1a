// SPDX-License-Identifier: Apache-2.0
#include "expression/call_check.hpp"

#include <algorithm>

#include <scim/wire/text.hpp>

#include "expression/call.hpp"
#include "expression/lexer.hpp"

namespace scim::provisioning::expression {

namespace {

std::optional<ExpressionError> offence(std::size_t column, std::string reason, std::string remedy)
{
    return ExpressionError {ExpressionError::Kind::syntax, column, std::move(reason), std::move(remedy)};
}

/// `Left(String, NumChars)`, optional parameters in brackets.
std::string usage(Function const& function)
{
    std::string text {function.name};
    auto separator = "(";
    for (auto const& parameter : function.parameters) {
        auto const optional = parameter.presence == Presence::optional;
        text += separator + std::string {optional ? "[" : ""} + std::string {parameter.name} + (optional ? "]" : "");
        separator = ", ";
    }
    if (function.parameters.empty())
        text += "(";
    return text + (function.repetition == Repetition::last_parameter ? ", ...)" : ")");
}

std::size_t fewest(Function const& function)
{
    auto const last = std::ranges::find(
        function.parameters.rbegin(), function.parameters.rend(), Presence::required, &Parameter::presence);
    return static_cast<std::size_t>(function.parameters.rend() - last);
}

std::string counted(std::size_t number)
{
    return std::to_string(number) + (number == 1 ? " argument" : " arguments");
}

std::string wanted(Function const& function)
{
    auto const least = fewest(function);
    if (function.repetition == Repetition::last_parameter)
        return "at least " + counted(least);
    auto const most = function.parameters.size();
    return least == most ? counted(least) : std::to_string(least) + " to " + counted(most);
}

std::optional<ExpressionError> check_count(Node const& call)
{
    auto const& function = *call.function;
    auto const count = call.arguments.size();
    auto const open_ended = function.repetition == Repetition::last_parameter;
    if (count >= fewest(function) && (open_ended || count <= function.parameters.size()))
        return std::nullopt;
    return offence(call.column, call.text + " takes " + wanted(function) + ", not " + std::to_string(count),
        "write " + usage(function));
}

std::optional<ExpressionError> check_argument(Node const& call, std::size_t index)
{
    auto const& argument = call.arguments[index];
    auto const& parameter = parameter_at(*call.function, index);
    auto const place = call.text + ", " + std::string {parameter.name} + ": ";
    if (is_omitted(argument)) {
        if (parameter.presence == Presence::optional)
            return std::nullopt;
        return offence(argument.column, place + "this argument cannot be left out", "write " + usage(*call.function));
    }
    if ((argument.kind == Node::Kind::keyword) != (parameter.type == Type::keyword))
        return offence(argument.column,
            place + "vbTextCompare and vbBinaryCompare belong here only if InStr wants them",
            "write " + usage(*call.function));
    if (auto const problem = check_constant(argument, parameter))
        return offence(argument.column, place + problem->reason, problem->remedy);
    return std::nullopt;
}

}  // namespace

bool is_keyword(std::string_view word) noexcept
{
    return word == "vbTextCompare" || word == "vbBinaryCompare";
}

Failure<ExpressionError> unknown_word(std::string const& word, std::size_t column)
{
    if (find_function(word))
        return syntax_failure(column, word + " is a function", "give its arguments in parentheses");
    return syntax_failure(column, "\"" + word + "\" is neither a text nor an attribute",
        "write \"" + word + "\" with quotation marks for a text, [" + word + "] for an attribute");
}

Failure<ExpressionError> unknown_function(std::string const& name, std::size_t column)
{
    std::vector<std::string> names;
    for (auto const& function : all_functions())
        names.emplace_back(function.name);
    auto const twin = std::ranges::find_if(names, [&](auto const& known) { return equals_ignoring_case(known, name); });
    if (twin != names.end())
        return syntax_failure(
            column, "unknown function \"" + name + "\"", "write " + *twin + ": names of functions are case-sensitive");
    auto const near = nearest(name, names);
    return syntax_failure(column, "unknown function \"" + name + "\"",
        near.empty() ? "docs/expressions.md lists the functions" : "did you mean " + near + "?");
}

std::optional<ExpressionError> check_call(Node const& call, std::size_t depth)
{
    if (auto error = check_count(call))
        return error;
    for (std::size_t index = 0; index < call.arguments.size(); ++index)
        if (auto error = check_argument(call, index))
            return error;
    if (call.function->place == Place::outermost && depth > 1)
        return offence(call.column, call.text + " stands inside another call", "make it the outermost call");
    if (!call.function->check)
        return std::nullopt;
    auto const problem = call.function->check(call);
    if (!problem)
        return std::nullopt;
    return offence(call.column, call.text + ": " + problem->reason, problem->remedy);
}

}  // namespace scim::provisioning::expression
