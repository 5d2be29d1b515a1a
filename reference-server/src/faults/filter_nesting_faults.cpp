// SPDX-License-Identifier: Apache-2.0
#include "faults/behaviour_faults.hpp"

#include <string>
#include <string_view>
#include <utility>

#include <scim/server/behaviour.hpp>

#include "seams/filter_rewriting.hpp"

namespace scim::server {

namespace {

// What is grouped within `and` is looked at up to its first term if it is `and` again.
void filter_inner_and_dropped(Behaviour& behaviour)
{
    rewrite_parts(behaviour, [](Filter& part) {
        if (part.kind != Filter::Kind::conjunction)
            return;
        for (auto& operand : part.operands) {
            if (operand.kind == Filter::Kind::conjunction)
                operand = Filter {operand.operands.front()};
        }
    });
}

void filter_double_not_once(Behaviour& behaviour)
{
    rewrite_parts(behaviour, [](Filter& part) {
        auto const is_not = part.kind == Filter::Kind::negation;
        if (is_not && part.operands.front().kind == Filter::Kind::negation)
            part = Filter {part.operands.front()};
    });
}

/// The text with `or` grouped first in the first pair of parentheses that has none within.
std::string regrouped(std::string_view text)
{
    auto const language = without_quoted(text);
    auto const end = language.find(')');
    auto const begin = language.rfind('(', end);
    if (end == std::string::npos || begin == std::string::npos)
        return std::string {text};
    auto const group = std::string_view {language}.substr(begin, end - begin);
    auto const either = group.find(" or ");
    auto const both = group.rfind(" and ");
    if (either == std::string_view::npos || both == std::string_view::npos || both < either)
        return std::string {text};
    auto const place = begin + both;
    return std::string {text.substr(0, begin)} + "((" + std::string {text.substr(begin + 1, place - begin - 1)} + ")"
        + std::string {text.substr(place)};
}

// `(a or b and c)` as `((a or b) and c)`; what has parentheses of its own is left alone.
void filter_group_precedence(Behaviour& behaviour)
{
    behaviour.parse_filter = [honest = behaviour.parse_filter](std::string_view text, Behaviour const& seams,
                                 Dialect const& dialect) { return honest(regrouped(text), seams, dialect); };
}

/// Lets comparisons of one attribute be judged by another rule, where they are the whole filter.
void judge_comparisons_of(
    Behaviour& behaviour, std::string_view name, bool (*judge)(bool honest, Filter const& filter, Json const& resource))
{
    behaviour.matches = [honest = behaviour.matches, name, judge](
                            Filter const& filter, Json const& resource, Context const& context) {
        auto const found = honest(filter, resource, context);
        auto const is_such = filter.kind == Filter::Kind::comparison && filter.path.name == name;
        return is_such ? judge(found, filter, resource) : found;
    };
    look_at_every_resource(behaviour);
}

void filter_title_minds_case(Behaviour& behaviour)
{
    judge_comparisons_of(behaviour, "title", [](bool honest, Filter const& filter, Json const& resource) {
        auto const* const title = resource.find("title");
        return honest && (filter.op != CompareOperator::eq || (title != nullptr && *title == filter.value));
    });
}

void filter_id_finds_nothing(Behaviour& behaviour)
{
    judge_comparisons_of(behaviour, "id", [](bool, Filter const&, Json const&) { return false; });
}

bool names_reference(Filter const& part, Context const&)
{
    return part.path.sub_name.empty() && (part.path.name == "manager" || part.path.name == "members");
}

// A reference is no value to compare with.
void filter_reference_refused(Behaviour& behaviour)
{
    answer_named(behaviour, names_reference, refused_filter());
}

bool names_external_id_of_group(Filter const& part, Context const& context)
{
    return part.path.name == "externalId" && context.type.find_core("members") != nullptr;
}

void filter_group_externalid_refused(Behaviour& behaviour)
{
    answer_named(behaviour, names_external_id_of_group, refused_filter());
}

void filter_unquoted_refused(Behaviour& behaviour)
{
    behaviour.parse_filter
        = [honest = behaviour.parse_filter](std::string_view text, Behaviour const& seams, Dialect const& dialect) {
              return honest(text, seams, dialect.without(Leniency::unquoted_filter_values));
          };
}

}  // namespace

std::vector<Fault> filter_nesting_faults()
{
    return {
        {"filter-double-not-once", "RFC7644-3.4.2.2-42", "Of two nots only one counts.", FaultMode::any,
            filter_double_not_once, {}},
        contested({"filter-group-externalid-refused", "ENTRA-025", "A filter of groups by externalId is refused.",
            FaultMode::any, filter_group_externalid_refused, {}}),
        {"filter-group-precedence", "RFC7644-3.4.2.2-62", "Within parentheses or binds tighter than and.",
            FaultMode::any, filter_group_precedence, {}},
        contested({"filter-id-finds-nothing", "RFC7643-3.1-12", "A filter by id finds nobody.", FaultMode::any,
            filter_id_finds_nothing, {}}),
        {"filter-inner-and-dropped", "RFC7644-3.4.2.2-40",
            "Of the terms of an and within an and only the first counts.", FaultMode::any, filter_inner_and_dropped,
            {}},
        contested({"filter-reference-refused", "ENTRA-024", "A filter by manager or members is refused.",
            FaultMode::any, filter_reference_refused, {}}),
        contested({"filter-title-minds-case", "RFC7643-2.2-03", "A filter by title minds letter case.", FaultMode::any,
            filter_title_minds_case, {}}),
        contested({"filter-unquoted-refused", "ENTRA-005", "A value without quotes in a filter is refused.",
            FaultMode::entra, filter_unquoted_refused, {}}),
    };
}

}  // namespace scim::server
