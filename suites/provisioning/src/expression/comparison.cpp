// SPDX-License-Identifier: Apache-2.0
#include "expression/comparison.hpp"

#include <compare>

#include "expression/date_text.hpp"
#include "expression/number.hpp"

namespace scim::provisioning::expression {

namespace {

std::strong_ordering order(std::string_view left, std::string_view right)
{
    if (auto const a = whole_number(left), b = whole_number(right); a && b)
        return *a <=> *b;
    if (auto const a = date_of(left), b = date_of(right); a && b)
        return *a <=> *b;
    return left <=> right;
}

}  // namespace

bool holds(Comparison comparison, std::string_view left, std::string_view right)
{
    switch (comparison) {
    // Choice: equal means the same text; "01" is not "1", as identifiers would suffer.
    case Comparison::equal: return left == right;
    case Comparison::not_equal: return left != right;
    case Comparison::less: return order(left, right) < 0;
    case Comparison::less_or_equal: return order(left, right) <= 0;
    case Comparison::greater: return order(left, right) > 0;
    case Comparison::greater_or_equal: return order(left, right) >= 0;
    }
    return false;
}

}  // namespace scim::provisioning::expression
