// SPDX-License-Identifier: Apache-2.0
#include "faults/behaviour_faults.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include <scim/wire/text.hpp>

#include "filter/evaluate_filter.hpp"
#include "seams/filter_rewriting.hpp"

namespace scim::server {

namespace {

using Comparison
    = std::function<bool(CompareOperator op, std::string_view stored, std::string_view operand, bool case_exact)>;

// Equality, and what is said of its opposite.
bool is_equality(CompareOperator op)
{
    return op == CompareOperator::eq || op == CompareOperator::ne;
}

void filter_eq_case_folds_caseexact(Behaviour& behaviour)
{
    look_at_every_resource(behaviour);
    behaviour.compare_strings
        = [honest = behaviour.compare_strings](CompareOperator op, std::string_view stored, std::string_view operand,
              bool case_exact) { return honest(op, stored, operand, case_exact && !is_equality(op)); };
}

void filter_eq_half_folded(Behaviour& behaviour)
{
    look_at_every_resource(behaviour);
    behaviour.compare_strings = [honest = behaviour.compare_strings](CompareOperator op, std::string_view stored,
                                    std::string_view operand, bool case_exact) {
        if (case_exact || !is_equality(op))
            return honest(op, stored, operand, case_exact);
        return honest(op, stored, ascii_lower(operand), true);
    };
}

void filter_ne_case(Behaviour& behaviour)
{
    behaviour.compare_strings
        = [honest = behaviour.compare_strings](CompareOperator op, std::string_view stored, std::string_view operand,
              bool case_exact) { return honest(op, stored, operand, case_exact || op == CompareOperator::ne); };
}

// Text of digits alone is a number to the server, and no text equals it.
void filter_number_like_string(Behaviour& behaviour)
{
    behaviour.compare_strings = [honest = behaviour.compare_strings](CompareOperator op, std::string_view stored,
                                    std::string_view operand, bool case_exact) {
        auto const is_number = !operand.empty() && operand.find_first_not_of("0123456789") == std::string_view::npos;
        return is_number && is_equality(op) ? op == CompareOperator::ne : honest(op, stored, operand, case_exact);
    };
}

void filter_unicode(Behaviour& behaviour)
{
    behaviour.compare_strings = [honest = behaviour.compare_strings](CompareOperator op, std::string_view stored,
                                    std::string_view operand, bool case_exact) {
        auto const is_ascii = std::all_of(
            operand.begin(), operand.end(), [](char letter) { return static_cast<unsigned char>(letter) < 0x80; });
        return is_ascii ? honest(op, stored, operand, case_exact) : op == CompareOperator::ne;
    };
}

using DateComparison = bool (*)(CompareOperator op, std::string_view stored, std::string_view operand);

bool compare_as_text(CompareOperator op, std::string_view stored, std::string_view operand)
{
    return compare_strings(op, stored, operand, true);
}

// Of the date in a filter, the year is read, and taken for its first moment.
bool compare_with_year(CompareOperator op, std::string_view stored, std::string_view operand)
{
    return compare_dates(op, stored, std::string {operand.substr(0, 4)} + "-01-01T00:00:00Z");
}

// Compares dates wrongly, for one operator alone or for all.
void mistake_dates(Behaviour& behaviour, DateComparison wrong, std::optional<CompareOperator> such = {})
{
    behaviour.compare_dates = [wrong, such, honest = behaviour.compare_dates](
                                  CompareOperator op, std::string_view stored, std::string_view operand) {
        return op == such.value_or(op) ? wrong(op, stored, operand) : honest(op, stored, operand);
    };
}

void filter_date_as_string(Behaviour& behaviour)
{
    mistake_dates(behaviour, compare_as_text);
}

void filter_date_truncated(Behaviour& behaviour)
{
    mistake_dates(behaviour, compare_with_year);
}

void filter_ge_date_as_string(Behaviour& behaviour)
{
    mistake_dates(behaviour, compare_as_text, CompareOperator::ge);
}

void filter_ge_date_truncated(Behaviour& behaviour)
{
    mistake_dates(behaviour, compare_with_year, CompareOperator::ge);
}

void filter_gt_date_as_string(Behaviour& behaviour)
{
    mistake_dates(behaviour, compare_as_text, CompareOperator::gt);
}

void filter_le_date_as_string(Behaviour& behaviour)
{
    mistake_dates(behaviour, compare_as_text, CompareOperator::le);
}

void filter_le_date_truncated(Behaviour& behaviour)
{
    mistake_dates(behaviour, compare_with_year, CompareOperator::le);
}

void filter_lt_date_truncated(Behaviour& behaviour)
{
    mistake_dates(behaviour, compare_with_year, CompareOperator::lt);
}

void filter_boolean_literal(Behaviour& behaviour)
{
    behaviour.check_comparison
        = [honest = behaviour.check_comparison](Filter const& comparison) -> Result<void, ScimError> {
        if (comparison.value.is_boolean())
            return refused_filter();
        return honest(comparison);
    };
}

void filter_pr_null_true(Behaviour& behaviour)
{
    rewrite_parts(behaviour, [](Filter& part) {
        if (part.kind == Filter::Kind::presence)
            part.kind = Filter::Kind::everything;
    });
}

void filter_sw_anywhere(Behaviour& behaviour)
{
    mistake_operator(behaviour, CompareOperator::sw, CompareOperator::co);
}

void filter_ew_anywhere(Behaviour& behaviour)
{
    mistake_operator(behaviour, CompareOperator::ew, CompareOperator::co);
}

void filter_gt_is_ge(Behaviour& behaviour)
{
    mistake_operator(behaviour, CompareOperator::gt, CompareOperator::ge);
}

void filter_lt_is_le(Behaviour& behaviour)
{
    mistake_operator(behaviour, CompareOperator::lt, CompareOperator::le);
}

// A part of text is looked for in what is longer only.
void leave_whole_out(Behaviour& behaviour, CompareOperator such)
{
    behaviour.compare_strings = [such, honest = behaviour.compare_strings](CompareOperator op, std::string_view stored,
                                    std::string_view operand, bool case_exact) {
        auto const is_part = op != such || stored.size() > operand.size();
        return is_part && honest(op, stored, operand, case_exact);
    };
}

void filter_co_inside_only(Behaviour& behaviour)
{
    leave_whole_out(behaviour, CompareOperator::co);
}

void filter_sw_excludes_whole(Behaviour& behaviour)
{
    leave_whole_out(behaviour, CompareOperator::sw);
}

void filter_ew_excludes_whole(Behaviour& behaviour)
{
    leave_whole_out(behaviour, CompareOperator::ew);
}

// The operators of order know small letters from capitals.
void filter_order_minds_case(Behaviour& behaviour)
{
    behaviour.compare_strings = [honest = behaviour.compare_strings](CompareOperator op, std::string_view stored,
                                    std::string_view operand, bool case_exact) {
        auto const is_order = op == CompareOperator::gt || op == CompareOperator::ge || op == CompareOperator::lt
            || op == CompareOperator::le;
        return honest(op, stored, operand, case_exact || is_order);
    };
}

void filter_ne_is_eq(Behaviour& behaviour)
{
    mistake_operator(behaviour, CompareOperator::ne, CompareOperator::eq);
}

void filter_ge_is_gt(Behaviour& behaviour)
{
    mistake_operator(behaviour, CompareOperator::ge, CompareOperator::gt);
}

void filter_le_is_lt(Behaviour& behaviour)
{
    mistake_operator(behaviour, CompareOperator::le, CompareOperator::lt);
}

// An operator of order passes on booleans, and finds what it finds.
void accept_order_of_booleans(Behaviour& behaviour, CompareOperator such)
{
    behaviour.check_comparison = [such, honest = behaviour.check_comparison](Filter const& comparison) {
        auto const is_such = comparison.op == such && comparison.value.is_boolean();
        return is_such ? Result<void, ScimError> {} : honest(comparison);
    };
}

void filter_ge_boolean_accepted(Behaviour& behaviour)
{
    accept_order_of_booleans(behaviour, CompareOperator::ge);
}

void filter_le_boolean_accepted(Behaviour& behaviour)
{
    accept_order_of_booleans(behaviour, CompareOperator::le);
}

void filter_lt_boolean_accepted(Behaviour& behaviour)
{
    accept_order_of_booleans(behaviour, CompareOperator::lt);
}

}  // namespace

std::vector<Fault> filter_value_faults()
{
    return {
        {"filter-boolean-literal", "RFC7644-3.4.2.2-55", "A filter with true or false is refused.", FaultMode::any,
            filter_boolean_literal, {}, {"RFC7644-3.4.2.2-66"}},
        {"filter-co-inside-only", "RFC7644-3.4.2.2-13", "co does not find the whole value.", FaultMode::any,
            filter_co_inside_only, {}},
        {"filter-date-as-string", "RFC7644-3.4.2.2-32", "Dates are compared as text.", FaultMode::any,
            filter_date_as_string, {}},
        {"filter-date-truncated", "RFC7644-3.4.2.2-20", "Of the date in a filter, only the year is read.",
            FaultMode::any, filter_date_truncated, {}},
        {"filter-eq-case-folds-caseexact", "RFC7643-3.1-20", "eq ignores the letter case of externalId.",
            FaultMode::any, filter_eq_case_folds_caseexact, {}},
        {"filter-eq-half-folded", "RFC7644-3.4.2.2-71",
            "eq lowers the letters of the filter, but not those of what is stored.", FaultMode::any,
            filter_eq_half_folded, {}},
        {"filter-ew-anywhere", "RFC7644-3.4.2.2-16", "ew finds a part of the value anywhere.", FaultMode::any,
            filter_ew_anywhere, {}},
        {"filter-ew-excludes-whole", "RFC7644-3.4.2.2-17", "ew does not find the whole value.", FaultMode::any,
            filter_ew_excludes_whole, {}},
        {"filter-ge-boolean-accepted", "RFC7644-3.4.2.2-29", "ge on a boolean is answered with 200.", FaultMode::any,
            filter_ge_boolean_accepted, {}},
        {"filter-ge-date-as-string", "RFC7644-3.4.2.2-27", "ge compares dates as text.", FaultMode::any,
            filter_ge_date_as_string, {}},
        {"filter-ge-date-truncated", "RFC7644-3.4.2.2-25", "Of the date in a filter, ge reads the year alone.",
            FaultMode::any, filter_ge_date_truncated, {}},
        {"filter-ge-is-gt", "RFC7644-3.4.2.2-26", "ge leaves the boundary out.", FaultMode::any, filter_ge_is_gt, {}},
        {"filter-gt-date-as-string", "RFC7644-3.4.2.2-22", "gt compares dates as text.", FaultMode::any,
            filter_gt_date_as_string, {}},
        {"filter-gt-is-ge", "RFC7644-3.4.2.2-21", "gt takes the boundary in.", FaultMode::any, filter_gt_is_ge, {}},
        {"filter-le-boolean-accepted", "RFC7644-3.4.2.2-39", "le on a boolean is answered with 200.", FaultMode::any,
            filter_le_boolean_accepted, {}},
        {"filter-le-date-as-string", "RFC7644-3.4.2.2-37", "le compares dates as text.", FaultMode::any,
            filter_le_date_as_string, {}},
        {"filter-le-date-truncated", "RFC7644-3.4.2.2-35", "Of the date in a filter, le reads the year alone.",
            FaultMode::any, filter_le_date_truncated, {}},
        {"filter-le-is-lt", "RFC7644-3.4.2.2-36", "le leaves the boundary out.", FaultMode::any, filter_le_is_lt, {}},
        {"filter-lt-boolean-accepted", "RFC7644-3.4.2.2-34", "lt on a boolean is answered with 200.", FaultMode::any,
            filter_lt_boolean_accepted, {}},
        {"filter-lt-date-truncated", "RFC7644-3.4.2.2-30", "Of the date in a filter, lt reads the year alone.",
            FaultMode::any, filter_lt_date_truncated, {}},
        {"filter-lt-is-le", "RFC7644-3.4.2.2-31", "lt takes the boundary in.", FaultMode::any, filter_lt_is_le, {}},
        {"filter-ne-case", "RFC7644-3.4.2.2-71", "ne minds letter case where eq does not.", FaultMode::any,
            filter_ne_case, {}},
        {"filter-ne-is-eq", "RFC7644-3.4.2.2-12", "ne does what eq does.", FaultMode::any, filter_ne_is_eq, {}},
        {"filter-number-like-string", "RFC7644-3.4.2.2-60", "eq finds no text that consists of digits.", FaultMode::any,
            filter_number_like_string, {}},
        {"filter-order-minds-case", "RFC7644-3.4.2.2-71", "gt, ge, lt and le mind letter case where eq does not.",
            FaultMode::any, filter_order_minds_case, {}},
        {"filter-pr-null-true", "RFC7644-3.4.2.2-18", "pr finds resources without a value.", FaultMode::any,
            filter_pr_null_true, {}},
        {"filter-sw-anywhere", "RFC7644-3.4.2.2-14", "sw finds a part of the value anywhere.", FaultMode::any,
            filter_sw_anywhere, {}},
        {"filter-sw-excludes-whole", "RFC7644-3.4.2.2-15", "sw does not find the whole value.", FaultMode::any,
            filter_sw_excludes_whole, {}},
        {"filter-unicode", "RFC7644-1.2-01", "Text beyond ASCII is never found.", FaultMode::any, filter_unicode, {}},
    };
}

}  // namespace scim::server
