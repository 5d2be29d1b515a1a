// SPDX-License-Identifier: Apache-2.0
#include "faults/behaviour_faults.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include <scim/server/behaviour.hpp>

#include "path/attribute_name.hpp"
#include "seams/filter_rewriting.hpp"

namespace scim::server {

namespace {

/// The filter with such terms fulfilled by everything. Value filters are not looked into.
Filter forgetting(Filter filter, PartCondition const& is_such, Context const& context)
{
    if (!filter.path.name.empty())
        return is_such(filter, context) ? Filter {} : filter;
    for (auto& operand : filter.operands)
        operand = forgetting(std::move(operand), is_such, context);
    return filter;
}

/// Terms that the server can make nothing of do not count.
void forget_terms(Behaviour& behaviour, PartCondition is_such)
{
    behaviour.bind_filter
        = [is_such = std::move(is_such), honest = behaviour.bind_filter](Filter filter, Context const& context) {
              return honest(forgetting(std::move(filter), is_such, context), context);
          };
}

/// Whether a comparison names a complex attribute and no part of it.
bool compares_complex(Filter const& part, Context const& context, bool is_list)
{
    auto const found = find_named(part.path, context);
    return found && part.kind == Filter::Kind::comparison && found->attribute->is_complex() && !found->sub_attribute
        && found->attribute->multi_valued == is_list;
}

void filter_complex_term_ignored(Behaviour& behaviour)
{
    forget_terms(
        behaviour, [](Filter const& part, Context const& context) { return compares_complex(part, context, false); });
}

void filter_list_term_ignored(Behaviour& behaviour)
{
    forget_terms(
        behaviour, [](Filter const& part, Context const& context) { return compares_complex(part, context, true); });
}

void filter_unknown_term_ignored(Behaviour& behaviour)
{
    forget_terms(behaviour, [](Filter const& part, Context const& context) { return !find_named(part.path, context); });
}

void filter_null_term_ignored(Behaviour& behaviour)
{
    forget_terms(behaviour, [](Filter const& part, Context const&) {
        return part.kind == Filter::Kind::comparison && part.value.is_null();
    });
}

void filter_reference_finds_nothing(Behaviour& behaviour)
{
    answer_named(
        behaviour,
        [](Filter const& part, Context const& context) {
            auto const found = find_named(part.path, context);
            return found && !found->sub_attribute && found->attribute->type == AttributeType::reference;
        },
        no_match());
}

void filter_sw_case_sensitive(Behaviour& behaviour)
{
    behaviour.compare_strings
        = [honest = behaviour.compare_strings](CompareOperator op, std::string_view stored, std::string_view operand,
              bool case_exact) { return honest(op, stored, operand, case_exact || op == CompareOperator::sw); };
    look_at_every_resource(behaviour);
}

/// How many parentheses are open at once.
int depth_of(std::string_view text)
{
    auto open = 0;
    auto depth = 0;
    for (auto const letter : without_quoted(text)) {
        open += letter == '(' ? 1 : letter == ')' ? -1 : 0;
        depth = std::max(depth, open);
    }
    return depth;
}

void filter_deep_500(Behaviour& behaviour)
{
    constexpr int deepest = 16;
    refuse_filters(
        behaviour, [](std::string_view text) { return depth_of(text) > deepest; },
        Failure {ScimError {500, {}, "the stack is full"}});
}

}  // namespace

std::vector<Fault> filter_term_faults()
{
    return {
        {"filter-complex-term-ignored", "RFC7644-3.4.2.2-04",
            "A comparison with a complex attribute as a whole does not count.", FaultMode::any,
            filter_complex_term_ignored, {}},
        {"filter-deep-500", "RFC7644-3.12-01", "Many parentheses within each other are answered with 500.",
            FaultMode::any, filter_deep_500, {}},
        {"filter-list-term-ignored", "RFC7644-3.4.2.2-04",
            "A comparison with a list of complex values does not count without a sub-attribute.", FaultMode::any,
            filter_list_term_ignored, {}},
        {"filter-null-term-ignored", "RFC7644-3.4.2.2-55", "A comparison with null does not count.", FaultMode::any,
            filter_null_term_ignored, {}},
        {"filter-reference-finds-nothing", "RFC7644-3.4.2.2-11", "A filter on a reference finds nothing.",
            FaultMode::any, filter_reference_finds_nothing, {}},
        {"filter-sw-case-sensitive", "RFC7644-3.4.2.2-71", "sw minds the letter case.", FaultMode::any,
            filter_sw_case_sensitive, {}, {"RFC7643-4.1.1-05"}},
        {"filter-unknown-term-ignored", "RFC7644-3.4.2.2-04",
            "A comparison with an attribute that there is not does not count.", FaultMode::any,
            filter_unknown_term_ignored, {}},
    };
}

}  // namespace scim::server
