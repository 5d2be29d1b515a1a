// SPDX-License-Identifier: Apache-2.0
#include "faults/behaviour_faults.hpp"

#include <string>
#include <string_view>

#include <scim/server/behaviour.hpp>
#include <scim/wire/text.hpp>

#include "seams/filter_rewriting.hpp"

namespace scim::server {

namespace {

/// The letters of a pattern that stand for others.
struct Wildcards {
    char many;  ///< for any text, the empty one included
    char one;   ///< for any letter; 0: there is none
};

bool fits(std::string_view text, std::string_view pattern, Wildcards const& wildcards)
{
    if (pattern.empty())
        return text.empty();
    if (pattern.front() == wildcards.many)
        return fits(text, pattern.substr(1), wildcards) || (!text.empty() && fits(text.substr(1), pattern, wildcards));
    auto const is_same = !text.empty()
        && (ascii_lower(text.front()) == ascii_lower(pattern.front())
            || (wildcards.one != '\0' && pattern.front() == wildcards.one));
    return is_same && fits(text.substr(1), pattern.substr(1), wildcards);
}

bool holds_one_of(std::string_view text, Wildcards const& wildcards)
{
    return text.find(wildcards.many) != std::string_view::npos
        || (wildcards.one != '\0' && text.find(wildcards.one) != std::string_view::npos);
}

/// Values of eq are patterns.
void take_for_patterns(Behaviour& behaviour, Wildcards wildcards)
{
    behaviour.compare_strings = [wildcards, honest = behaviour.compare_strings](CompareOperator op,
                                    std::string_view stored, std::string_view operand, bool case_exact) {
        auto const is_pattern = op == CompareOperator::eq && holds_one_of(operand, wildcards);
        return is_pattern ? fits(stored, operand, wildcards) : honest(op, stored, operand, case_exact);
    };
    look_at_every_resource(behaviour);
}

// The value becomes a part of a regular expression; only what asks for any text is understood here.
void filter_co_is_pattern(Behaviour& behaviour)
{
    behaviour.compare_strings = [honest = behaviour.compare_strings](CompareOperator op, std::string_view stored,
                                    std::string_view operand, bool case_exact) {
        auto const is_pattern = op == CompareOperator::co && operand.find(".*") != std::string_view::npos;
        return is_pattern ? fits(stored, "*" + replace_all(std::string {operand}, ".*", "*") + "*", {'*', '\0'})
                          : honest(op, stored, operand, case_exact);
    };
}

}  // namespace

std::vector<Fault> filter_wildcard_faults()
{
    return {
        {"filter-co-is-pattern", "RFC7644-3.4.2.2-13", "The value of co is a regular expression.", FaultMode::any,
            filter_co_is_pattern, {}},
        {"filter-eq-is-like", "RFC7644-7.7-02",
            "In the value of eq, a percent sign stands for any text and an underscore for any letter.", FaultMode::any,
            [](Behaviour& behaviour) {
                take_for_patterns(behaviour, {'%', '_'});
            },
            {}},
        {"filter-star-is-wildcard", "RFC7644-3.4.2.2-11", "In the value of eq, a star stands for any text.",
            FaultMode::any,
            [](Behaviour& behaviour) {
                take_for_patterns(behaviour, {'*', '\0'});
            },
            {}, {"RFC7644-7.7-02"}},
    };
}

}  // namespace scim::server
