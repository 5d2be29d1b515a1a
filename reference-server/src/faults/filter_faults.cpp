// SPDX-License-Identifier: Apache-2.0
#include "faults/behaviour_faults.hpp"

#include <string>
#include <utility>

#include <scim/server/behaviour.hpp>
#include <scim/wire/text.hpp>

#include "seams/filter_rewriting.hpp"

namespace scim::server {

namespace {

// The text without the parentheses that group; those in quotes stay.
std::string without_groups(std::string_view text)
{
    auto const language = without_quoted(text);
    std::string result;
    for (std::size_t place = 0; place < text.size(); ++place) {
        if (language[place] != '(' && language[place] != ')')
            result += text[place];
    }
    return result;
}

void filter_grouping_ignored(Behaviour& behaviour)
{
    behaviour.parse_filter
        = [honest = behaviour.parse_filter](std::string_view text, Behaviour const& seams, Dialect const& dialect) {
              auto const has_not = ascii_lower(text).find("not") != std::string::npos;
              return has_not ? honest(text, seams, dialect) : honest(without_groups(text), seams, dialect);
          };
}

// What is between the quotes, escapes and all.
void filter_escape_quote(Behaviour& behaviour)
{
    behaviour.read_filter_string = [](std::string_view quoted) -> std::optional<std::string> {
        return std::string {quoted.substr(1, quoted.size() - 2)};
    };
}

void filter_valuepath_then_sub(Behaviour& behaviour)
{
    behaviour.parse_filter
        = [honest = behaviour.parse_filter](std::string_view text, Behaviour const& seams, Dialect const& dialect) {
              return honest(text, seams, dialect.without(Leniency::filter_value_path_sub_attribute));
          };
}

void filter_gt_boolean_accepted(Behaviour& behaviour)
{
    behaviour.check_comparison = [honest = behaviour.check_comparison](Filter const& comparison) {
        auto const is_boolean = comparison.value.is_boolean();
        return is_boolean ? Result<void, ScimError> {} : honest(comparison);
    };
}

void filter_eq_case_sensitive(Behaviour& behaviour)
{
    behaviour.compare_strings
        = [honest = behaviour.compare_strings](CompareOperator op, std::string_view stored, std::string_view operand,
              bool case_exact) { return honest(op, stored, operand, case_exact || op == CompareOperator::eq); };
}

void filter_co_anchored(Behaviour& behaviour)
{
    behaviour.compare_strings = [honest = behaviour.compare_strings](CompareOperator op, std::string_view stored,
                                    std::string_view operand, bool case_exact) {
        return honest(op == CompareOperator::co ? CompareOperator::sw : op, stored, operand, case_exact);
    };
}

}  // namespace

std::vector<Fault> filter_faults()
{
    return {
        {"filter-co-anchored", "RFC7644-3.4.2.2-13", "co matches at the beginning of a value only.", FaultMode::any,
            filter_co_anchored, {}},
        {"filter-eq-case-sensitive", "RFC7644-3.4.2.2-71", "eq minds the letter case of userName.", FaultMode::any,
            filter_eq_case_sensitive, {}, {"RFC7643-7-22"}},
        {"filter-escape-quote", "RFC7644-3.4.2.2-60", "Escapes in a filter value are not undone.", FaultMode::any,
            filter_escape_quote, {}},
        {"filter-grouping-ignored", "RFC7644-3.4.2.2-61", "Parentheses are read and forgotten.", FaultMode::any,
            filter_grouping_ignored, {}},
        {"filter-gt-boolean-accepted", "RFC7644-3.4.2.2-24", "gt on a boolean is answered with 200.", FaultMode::any,
            filter_gt_boolean_accepted, {}},
        {"filter-valuepath-then-sub", "ENTRA-025", "A comparison behind a value path is refused.", FaultMode::entra,
            filter_valuepath_then_sub, {}},
    };
}

}  // namespace scim::server
