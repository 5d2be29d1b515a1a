// SPDX-License-Identifier: Apache-2.0
#include "scope_clause.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "file/known_attributes.hpp"
#include "in_quotes.hpp"

namespace scim::provisioning {
namespace {

/// Attributes that Microsoft's list of known limits takes from filters, and why.
struct ExcludedAttribute {
    std::string_view name, why;
};

constexpr std::array excluded_attributes {
    ExcludedAttribute {"members", "it is a reference"},
    ExcludedAttribute {"manager", "it is a reference"},
    ExcludedAttribute {"IsMemberOf", "membership is no attribute"},
    ExcludedAttribute {"appRoleAssignments", "roles are no plain value"},
    ExcludedAttribute {"IsSoftDeleted", "the scope decides it"},
    ExcludedAttribute {"userType", "the provisioning service does not read it"},
    ExcludedAttribute {"proxyAddresses", "it has several values"},
    ExcludedAttribute {"otherMails", "it has several values"},
    ExcludedAttribute {"employeeHireDate", "it is a date"},
};

std::string_view why_excluded(std::string_view attribute)
{
    auto const found = std::find_if(excluded_attributes.begin(), excluded_attributes.end(),
        [attribute](ExcludedAttribute const& excluded) { return excluded.name == attribute; });
    if (found != excluded_attributes.end())
        return found->why;
    return attribute.ends_with("DateTime") ? "it is a date" : "";
}

std::optional<std::int64_t> integer_in(std::string_view text)
{
    std::int64_t integer = 0;
    auto const* const end = text.data() + text.size();
    auto const read = std::from_chars(text.data(), end, integer);
    if (read.ec != std::errc {} || read.ptr != end)
        return std::nullopt;
    return integer;
}

bool needs_pattern(ScopeOperator op)
{
    return op == ScopeOperator::regex_match || op == ScopeOperator::not_regex_match;
}

bool needs_integer(ScopeOperator op)
{
    return op == ScopeOperator::greater_than || op == ScopeOperator::greater_than_or_equals;
}

bool is(Value const& value, bool truth)
{
    auto const* const boolean = std::get_if<bool>(&value);
    return boolean && *boolean == truth;
}

/// Microsoft describes `&` as the attribute being in the value, and names it after the test of bits: integers are
/// tested bit by bit, all else as texts.
bool has_bits(CompiledClause const& compiled, std::string const& text)
{
    auto const attribute = integer_in(text);
    if (attribute && compiled.integer)
        return (*attribute & *compiled.integer) == *compiled.integer;
    return compiled.clause.value.find(text) != std::string::npos;
}

/// How an integer attribute compares with the clause's value; empty when either is no integer.
std::optional<std::strong_ordering> order(CompiledClause const& compiled, std::string const& text)
{
    auto const attribute = integer_in(text);
    if (!attribute || !compiled.integer)
        return std::nullopt;
    return *attribute <=> *compiled.integer;
}

bool compare(CompiledClause const& compiled, Value const& value, std::string const& text)
{
    auto const& expected = compiled.clause.value;
    auto const ordering = order(compiled, text);
    switch (compiled.clause.op) {
    case ScopeOperator::equals: return text == expected;
    case ScopeOperator::not_equals: return text != expected;
    case ScopeOperator::is_true: return is(value, true);
    case ScopeOperator::is_false: return is(value, false);
    case ScopeOperator::is_null: return false;
    case ScopeOperator::is_not_null: return true;
    case ScopeOperator::regex_match: return compiled.pattern->find(text, 0).has_value();
    case ScopeOperator::not_regex_match: return !compiled.pattern->find(text, 0);
    case ScopeOperator::greater_than: return ordering && *ordering > 0;
    case ScopeOperator::greater_than_or_equals: return ordering && *ordering >= 0;
    case ScopeOperator::includes: return text.find(expected) != std::string::npos;
    case ScopeOperator::ends_with: return text.ends_with(expected);
    case ScopeOperator::has_bits: return has_bits(compiled, text);
    case ScopeOperator::has_not_bits: return !has_bits(compiled, text);
    }
    return false;
}

}  // namespace

bool CompiledClause::holds(Value const& value) const
{
    if (is_multi_valued(value))
        return false;
    auto const text = text_of(value).value_or("");
    if (text.empty())
        return clause.op == ScopeOperator::is_null;
    return compare(*this, value, text);
}

Result<CompiledClause, ScopeError> compile(ScopeClause const& clause)
{
    if (clause.attribute.empty())
        return Failure {ScopeError {"a clause names no attribute", "name the attribute to compare"}};
    if (auto const why = why_excluded(clause.attribute); !why.empty())
        return Failure {ScopeError {"no filter can test " + in_quotes(clause.attribute) + ": " + std::string {why},
            "test another attribute, or assign users instead"}};
    if (auto const meant = readable_name_meant_by(clause.attribute); !meant.empty())
        return Failure {
            ScopeError {"no object of the source has " + in_quotes(clause.attribute), "write " + in_quotes(meant)}};

    CompiledClause compiled {clause, std::nullopt, integer_in(clause.value)};
    if (needs_integer(clause.op) && !compiled.integer)
        return Failure {ScopeError {
            std::string {to_string(clause.op)} + " compares integers, and " + in_quotes(clause.value) + " is none",
            "write a whole number"}};
    if (!needs_pattern(clause.op))
        return compiled;
    auto pattern = expression::Regex::compile(clause.value);
    if (!pattern)
        return Failure {ScopeError {in_quotes(clause.value) + ": " + pattern.error().reason,
            "mend the pattern, without look-around and backreferences"}};
    compiled.pattern = std::move(*pattern);
    return compiled;
}

}  // namespace scim::provisioning
