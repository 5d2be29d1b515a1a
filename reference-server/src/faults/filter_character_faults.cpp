// SPDX-License-Identifier: Apache-2.0
#include "faults/behaviour_faults.hpp"

#include <algorithm>
#include <string>

#include <scim/wire/encoding.hpp>
#include <scim/wire/text.hpp>

#include "seams/filter_rewriting.hpp"

namespace scim::server {

namespace {

// Puts the value into a statement of another language, which breaks at this letter.
void break_at(Behaviour& behaviour, char letter)
{
    refuse_filters(
        behaviour,
        [letter](std::string_view text) {
            auto const quoted = quoted_texts(text);
            return std::any_of(quoted.begin(), quoted.end(),
                [letter](std::string const& value) { return value.find(letter) != std::string::npos; });
        },
        Failure {ScimError {500, {}, "syntax error"}});
}

void filter_apostrophe_500(Behaviour& behaviour)
{
    break_at(behaviour, '\'');
}

void filter_parenthesis_in_value_500(Behaviour& behaviour)
{
    break_at(behaviour, '(');
}

void filter_percent_is_wildcard(Behaviour& behaviour)
{
    behaviour.compare_strings = [honest = behaviour.compare_strings](CompareOperator op, std::string_view stored,
                                    std::string_view operand, bool case_exact) {
        return honest(
            op, stored, op == CompareOperator::co ? replace_all(std::string {operand}, "%", "") : operand, case_exact);
    };
}

// An underscore stands for any letter.
void filter_underscore_is_wildcard(Behaviour& behaviour)
{
    behaviour.compare_strings = [honest = behaviour.compare_strings](CompareOperator op, std::string_view stored,
                                    std::string_view operand, bool case_exact) {
        std::string meant {operand};
        for (std::size_t place = 0; op == CompareOperator::sw && place < std::min(meant.size(), stored.size());
             ++place) {
            if (meant[place] == '_')
                meant[place] = stored[place];
        }
        return honest(op, stored, meant, case_exact);
    };
}

// The column holds no more, and the comparison breaks off.
void filter_long_value_500(Behaviour& behaviour)
{
    constexpr std::size_t longest = 255;
    refuse_filters(
        behaviour,
        [](std::string_view text) {
            auto const quoted = quoted_texts(text);
            return std::any_of(
                quoted.begin(), quoted.end(), [](std::string const& value) { return value.size() > longest; });
        },
        Failure {ScimError {500, {}, "the value is too long for its column"}});
}

void filter_unicode_escape(Behaviour& behaviour)
{
    behaviour.read_filter_string = [honest = behaviour.read_filter_string](std::string_view quoted) {
        return honest(replace_all(std::string {quoted}, "\\u", "u"));
    };
}

// Reads the text of a filter as something else first.
void read_as(Behaviour& behaviour, std::string (*reading)(std::string_view text))
{
    behaviour.parse_filter = [reading, honest = behaviour.parse_filter](std::string_view text, Behaviour const& seams,
                                 Dialect const& dialect) { return honest(reading(text), seams, dialect); };
}

void filter_plus_is_blank(Behaviour& behaviour)
{
    read_as(behaviour, [](std::string_view text) { return replace_all(std::string {text}, "+", " "); });
}

void filter_decoded_twice(Behaviour& behaviour)
{
    read_as(behaviour, [](std::string_view text) { return percent_decode(text).value_or(std::string {text}); });
}

// The query is decoded first and split at equals signs then.
void filter_cut_at_equals_sign(Behaviour& behaviour)
{
    read_as(behaviour, [](std::string_view text) { return std::string {text.substr(0, text.find('='))}; });
}

}  // namespace

std::vector<Fault> filter_character_faults()
{
    return {
        {"filter-apostrophe-500", "RFC7644-3.4.2.2-60", "An apostrophe in a value is answered with 500.",
            FaultMode::any, filter_apostrophe_500, {}},
        {"filter-cut-at-equals-sign", "RFC7644-1.2-01", "A filter ends at its first equals sign.", FaultMode::any,
            filter_cut_at_equals_sign, {}},
        {"filter-decoded-twice", "RFC7644-1.2-01", "A filter is percent-decoded twice.", FaultMode::any,
            filter_decoded_twice, {}},
        {"filter-long-value-500", "RFC7644-3.12-01", "A value of more than 255 letters is answered with 500.",
            FaultMode::any, filter_long_value_500, {}},
        {"filter-parenthesis-in-value-500", "RFC7644-3.4.2.2-60", "A parenthesis in a value is answered with 500.",
            FaultMode::any, filter_parenthesis_in_value_500, {}},
        {"filter-percent-is-wildcard", "RFC7644-3.4.2.2-13", "In the value of co, a percent sign stands for any text.",
            FaultMode::any, filter_percent_is_wildcard, {}},
        {"filter-plus-is-blank", "RFC7644-1.2-01", "A plus that came percent-encoded is taken for a blank.",
            FaultMode::any, filter_plus_is_blank, {}},
        {"filter-underscore-is-wildcard", "RFC7644-3.4.2.2-14",
            "In the value of sw, an underscore stands for any letter.", FaultMode::any, filter_underscore_is_wildcard,
            {}},
        {"filter-unicode-escape", "RFC7644-3.4.2.2-60", "Escapes with four hexadecimal digits are not undone.",
            FaultMode::any, filter_unicode_escape, {}},
    };
}

}  // namespace scim::server
