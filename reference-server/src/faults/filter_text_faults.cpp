// SPDX-License-Identifier: Apache-2.0
#include "faults/behaviour_faults.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include <scim/wire/text.hpp>

#include "seams/filter_rewriting.hpp"

namespace scim::server {

namespace {

constexpr std::array<std::string_view, 10> operators {"eq", "ne", "co", "sw", "ew", "pr", "gt", "ge", "lt", "le"};

bool is_capitalised_operator(std::string const& word)
{
    auto const small = ascii_lower(word);
    return small != word && std::find(operators.begin(), operators.end(), small) != operators.end();
}

void filter_operator_case_sensitive(Behaviour& behaviour)
{
    refuse_filters(behaviour, [](std::string_view text) {
        auto const words = words_of(text);
        return std::any_of(words.begin(), words.end(), is_capitalised_operator);
    });
}

// What follows a capital AND or OR is not read.
void filter_logic_case_sensitive(Behaviour& behaviour)
{
    behaviour.parse_filter
        = [honest = behaviour.parse_filter](std::string_view text, Behaviour const& seams, Dialect const& dialect) {
              auto const language = without_quoted(text);
              auto const end = std::min(language.find(" AND "), language.find(" OR "));
              return honest(text.substr(0, end), seams, dialect);
          };
}

// A parenthesis that does not stand behind a not.
bool has_group(std::string_view text)
{
    auto const language = replace_all(ascii_lower(without_quoted(text)), "not (", "not ");
    return language.find('(') != std::string::npos;
}

void filter_parens_rejected(Behaviour& behaviour)
{
    refuse_filters(behaviour, has_group);
}

void filter_not_unsupported(Behaviour& behaviour)
{
    refuse_filters(behaviour, [](std::string_view text) {
        auto const words = words_of(ascii_lower(text));
        return std::find(words.begin(), words.end(), "not") != words.end();
    });
}

bool any_quoted(std::string_view text, TextCondition const& is_such)
{
    auto const quoted = quoted_texts(text);
    return std::any_of(quoted.begin(), quoted.end(), is_such);
}

// The text is cut at the words, whether quoted or not.
void filter_keyword_in_value(Behaviour& behaviour)
{
    refuse_filters(behaviour, [](std::string_view text) {
        return any_quoted(text, [](std::string_view quoted) {
            auto const small = ascii_lower(quoted);
            return small.find(" and ") != std::string::npos || small.find(" or ") != std::string::npos;
        });
    });
}

void filter_space_in_value(Behaviour& behaviour)
{
    refuse_filters(behaviour, [](std::string_view text) {
        return any_quoted(text, [](std::string_view quoted) { return quoted.find(' ') != std::string_view::npos; });
    });
}

// `a or b and c` as `(a or b) and c`; what is grouped is left alone.
void filter_precedence(Behaviour& behaviour)
{
    behaviour.parse_filter = [honest = behaviour.parse_filter](std::string_view text, Behaviour const& seams,
                                 Dialect const& dialect) -> ParsedFilter {
        auto filter = honest(text, seams, dialect);
        if (!filter || has_group(text) || filter->kind != Filter::Kind::disjunction)
            return filter;
        auto& last = filter->operands.back();
        if (last.kind != Filter::Kind::conjunction)
            return filter;
        auto end = std::move(last.operands.back());
        last = Filter {last.operands.front()};
        return joined(Filter::Kind::conjunction, std::move(*filter), std::move(end));
    };
}

// `not (a) and b` as `not (a and b)`.
void filter_leading_not_swallows(Behaviour& behaviour)
{
    rewrite_parts(behaviour, [](Filter& part) {
        if (part.kind != Filter::Kind::conjunction || part.operands.front().kind != Filter::Kind::negation)
            return;
        auto negation = std::move(part.operands.front());
        part.operands.front() = std::move(negation.operands.front());
        negation.operands.front() = part;
        part = std::move(negation);
    });
}

// What follows a filter that can be understood is not looked at.
void filter_rest_ignored(Behaviour& behaviour)
{
    behaviour.parse_filter = [honest = behaviour.parse_filter](
                                 std::string_view text, Behaviour const& seams, Dialect const& dialect) {
        auto filter = honest(text, seams, dialect);
        for (auto end = text.rfind(' '); !filter && end != std::string_view::npos; end = text.rfind(' ', end - 1)) {
            if (auto part = honest(text.substr(0, end), seams, dialect); part || end == 0)
                return part;
        }
        return filter;
    };
}

}  // namespace

std::vector<Fault> filter_text_faults()
{
    return {
        {"filter-keyword-in-value", "RFC7644-3.4.2.2-60", "A filter with and or or between quotes is refused.",
            FaultMode::any, filter_keyword_in_value, {}},
        {"filter-leading-not-swallows", "RFC7644-3.4.2.2-62",
            "A not at the beginning denies what follows its parentheses as well.", FaultMode::any,
            filter_leading_not_swallows, {}},
        {"filter-logic-case-sensitive", "RFC7644-3.4.2.2-54", "What follows a capital AND or OR does not count.",
            FaultMode::any, filter_logic_case_sensitive, {}},
        {"filter-not-unsupported", "RFC7644-3.4.2.2-42", "A filter with not is refused.", FaultMode::any,
            filter_not_unsupported, {}},
        {"filter-operator-case-sensitive", "RFC7644-3.4.2.2-06", "Operators in capital letters are refused.",
            FaultMode::any, filter_operator_case_sensitive, {}},
        {"filter-parens-rejected", "RFC7644-3.4.2.2-61", "A filter with parentheses is refused.", FaultMode::any,
            filter_parens_rejected, {}},
        {"filter-precedence", "RFC7644-3.4.2.2-62", "or binds tighter than and.", FaultMode::any, filter_precedence,
            {}},
        {"filter-rest-ignored", "RFC7644-3.4.2.2-48", "What follows a complete filter is not looked at.",
            FaultMode::any, filter_rest_ignored, {}},
        {"filter-space-in-value", "RFC7644-3.4.2.2-60", "A filter with a blank between quotes is refused.",
            FaultMode::any, filter_space_in_value, {}, {"ENTRA-005"}},
    };
}

}  // namespace scim::server
