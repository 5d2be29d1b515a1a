// SPDX-License-Identifier: Apache-2.0
#include "faults/behaviour_faults.hpp"

#include <algorithm>
#include <functional>
#include <optional>
#include <string>
#include <utility>

#include "path/attribute_name.hpp"
#include "seams/filter_rewriting.hpp"

namespace scim::server {

namespace {

/// Another text that a wrong filter is read as; empty if it is refused.
using Guess = std::function<std::optional<std::string>(std::string_view text)>;

// Reads a filter that breaks the grammar as another one.
void guess_what_is_meant(Behaviour& behaviour, Guess guess)
{
    behaviour.parse_filter = [guess = std::move(guess), honest = behaviour.parse_filter](
                                 std::string_view text, Behaviour const& seams, Dialect const& dialect) {
        auto filter = honest(text, seams, dialect);
        auto const meant = filter ? std::nullopt : guess(text);
        return meant ? honest(*meant, seams, dialect) : std::move(filter);
    };
}

// Blanks alone are no filter to this server, and it does not know what to do then.
void filter_empty_500(Behaviour& behaviour)
{
    refuse_filters(
        behaviour, [](std::string_view text) { return text.find_first_not_of(' ') == std::string_view::npos; },
        Failure {ScimError {500, {}, "index out of range"}});
}

void filter_missing_name_accepted(Behaviour& behaviour)
{
    guess_what_is_meant(behaviour, [](std::string_view text) -> std::optional<std::string> {
        if (!text.starts_with("eq "))
            return {};
        return "userName " + std::string {text};
    });
}

void filter_missing_operator_is_eq(Behaviour& behaviour)
{
    guess_what_is_meant(behaviour, [](std::string_view text) -> std::optional<std::string> {
        auto const quote = text.find('"');
        if (quote == std::string_view::npos || quote == 0 || text[quote - 1] == ' ')
            return {};
        return std::string {text.substr(0, quote)} + " eq " + std::string {text.substr(quote)};
    });
}

void filter_name_of_digits_accepted(Behaviour& behaviour)
{
    guess_what_is_meant(behaviour, [](std::string_view text) -> std::optional<std::string> {
        if (text.empty() || text[0] < '0' || text[0] > '9')
            return {};
        return "not (userName pr)";
    });
}

void filter_pr_operand_ignored(Behaviour& behaviour)
{
    guess_what_is_meant(behaviour, [](std::string_view text) -> std::optional<std::string> {
        auto const end = without_quoted(text).find(" pr ");
        if (end == std::string::npos)
            return {};
        return std::string {text.substr(0, end + 3)};
    });
}

void filter_ew_unsupported(Behaviour& behaviour)
{
    refuse_filters(behaviour, [](std::string_view text) {
        auto const words = words_of(text);
        return std::find(words.begin(), words.end(), "ew") != words.end();
    });
}

// What follows a value path is not looked at.
void filter_behind_brackets_ignored(Behaviour& behaviour)
{
    rewrite_parts(behaviour, [](Filter& part) {
        auto const is_value_path = [](Filter const& operand) { return operand.kind == Filter::Kind::value_path; };
        auto const last = std::find_if(part.operands.begin(), part.operands.end(), is_value_path);
        if (part.kind == Filter::Kind::conjunction && last != part.operands.end())
            part.operands.erase(std::next(last), part.operands.end());
    });
}

Filter without_unknown_parts(Filter filter, Context const& context)
{
    for (auto& operand : filter.operands)
        operand = without_unknown_parts(std::move(operand), context);
    auto const found = filter.kind == Filter::Kind::value_path ? find_named(filter.path, context) : std::nullopt;
    auto const is_unknown = [&](Filter const& inner) {
        return !inner.path.name.empty() && !find_attribute(found->attribute->sub_attributes, inner.path.name);
    };
    return found && is_unknown(filter.operands.front()) ? Filter {} : filter;
}

void filter_brackets_unknown_ignored(Behaviour& behaviour)
{
    behaviour.bind_filter = [honest = behaviour.bind_filter](Filter const& filter, Context const& context) {
        return honest(without_unknown_parts(filter, context), context);
    };
}

}  // namespace

std::vector<Fault> filter_grammar_faults()
{
    return {
        {"filter-behind-brackets-ignored", "RFC7644-3.4.2.2-49",
            "What is joined by and behind a value path does not count.", FaultMode::any, filter_behind_brackets_ignored,
            {}},
        {"filter-brackets-unknown-ignored", "RFC7644-3.4.2.2-46",
            "A value path with an unknown sub-attribute finds everything.", FaultMode::any,
            filter_brackets_unknown_ignored, {}},
        {"filter-empty-500", "RFC7644-3.4.2.2-07", "An empty filter is answered with 500.", FaultMode::any,
            filter_empty_500, {}},
        {"filter-ew-unsupported", "RFC7644-3.4.2.2-56", "The operator ew is refused.", FaultMode::any,
            filter_ew_unsupported, {}},
        {"filter-missing-name-accepted", "RFC7644-3.4.2.2-08", "A filter without a name is taken for one on userName.",
            FaultMode::any, filter_missing_name_accepted, {}},
        {"filter-missing-operator-is-eq", "RFC7644-3.4.2.2-53", "A name and a value without an operator are compared.",
            FaultMode::any, filter_missing_operator_is_eq, {}},
        {"filter-name-of-digits-accepted", "RFC7644-3.4.2.2-58",
            "A name that begins with a digit finds nothing instead of being refused.", FaultMode::any,
            filter_name_of_digits_accepted, {}},
        {"filter-pr-operand-ignored", "RFC7644-3.4.2.2-52", "pr with an operand is accepted.", FaultMode::any,
            filter_pr_operand_ignored, {}},
    };
}

}  // namespace scim::server
