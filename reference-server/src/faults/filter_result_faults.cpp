// SPDX-License-Identifier: Apache-2.0
#include "faults/behaviour_faults.hpp"

#include <string>
#include <utility>

#include <scim/server/behaviour.hpp>

#include "seams/filter_rewriting.hpp"

namespace scim::server {

namespace {

// Resources have meta, values within them have not: value filters in paths go on working.
void filter_ignored(Behaviour& behaviour)
{
    behaviour.matches = [honest = behaviour.matches](Filter const& filter, Json const& value, Context const& context) {
        return value.contains("meta") || honest(filter, value, context);
    };
    look_at_every_resource(behaviour);
}

void filter_invalid_200_all(Behaviour& behaviour)
{
    behaviour.parse_filter
        = [honest = behaviour.parse_filter](std::string_view text, Behaviour const& seams, Dialect const& dialect) {
              auto filter = honest(text, seams, dialect);
              return filter ? std::move(filter) : ParsedFilter {Filter {}};
          };
}

// Answers what cannot be parsed in this way.
void refuse_invalid(Behaviour& behaviour, ScimError const& error)
{
    behaviour.parse_filter = [error, honest = behaviour.parse_filter](std::string_view text, Behaviour const& seams,
                                 Dialect const& dialect) -> ParsedFilter {
        auto filter = honest(text, seams, dialect);
        if (!filter)
            return Failure {error};
        return filter;
    };
}

void filter_invalid_500(Behaviour& behaviour)
{
    refuse_invalid(behaviour, {500, {}, "unexpected token"});
}

void filter_invalid_wrong_scimtype(Behaviour& behaviour)
{
    refuse_invalid(behaviour, {400, ScimType::invalid_value, "the filter is not valid"});
}

// Of the terms that are joined so, only the first few count.
void keep_terms(Behaviour& behaviour, Filter::Kind kind, std::size_t count)
{
    rewrite_parts(behaviour, [kind, count](Filter& part) {
        if (part.kind != kind || part.operands.size() <= count)
            return;
        part.operands.resize(count);
        if (count == 1)
            part = Filter {part.operands.front()};
    });
}

void filter_second_term_dropped(Behaviour& behaviour)
{
    keep_terms(behaviour, Filter::Kind::conjunction, 1);
}

void filter_third_term_dropped(Behaviour& behaviour)
{
    keep_terms(behaviour, Filter::Kind::conjunction, 2);
}

void filter_or_second_term_dropped(Behaviour& behaviour)
{
    keep_terms(behaviour, Filter::Kind::disjunction, 1);
}

void filter_not_ignored(Behaviour& behaviour)
{
    rewrite_parts(behaviour, [](Filter& part) {
        if (part.kind == Filter::Kind::negation)
            part = Filter {part.operands.front()};
    });
}

// The refusal of a filter, and nothing about it.
void filter_invalid_no_detail(Behaviour& behaviour)
{
    refuse_invalid(behaviour, {400, ScimType::invalid_filter, {}});
}

void filter_no_match_404(Behaviour& behaviour)
{
    behaviour.list_document
        = [honest = behaviour.list_document](QueryResult const& result, Query const& query) -> Result<Json, ScimError> {
        if (query.filter && result.total == 0)
            return Failure {ScimError {404, {}, "nothing was found"}};
        return honest(result, query);
    };
}

}  // namespace

std::vector<Fault> filter_result_faults()
{
    return {
        {"filter-ignored", "RFC7644-3.4.2.2-04", "A filter is accepted and everything is returned.", FaultMode::any,
            filter_ignored, {}},
        {"filter-invalid-200-all", "RFC7644-3.4.2.2-68", "A filter that cannot be parsed returns everything.",
            FaultMode::any, filter_invalid_200_all, {}, {"RFC7644-3.12-25"}},
        {"filter-invalid-500", "RFC7644-3.4.2.2-68", "A filter that cannot be parsed is answered with 500.",
            FaultMode::any, filter_invalid_500, {}},
        contested({"filter-invalid-no-detail", "RFC7644-3.4.2.2-70", "The refusal of a filter says nothing about it.",
            FaultMode::any, filter_invalid_no_detail, {}}),
        {"filter-invalid-wrong-scimtype", "RFC7644-3.4.2.2-69",
            "A filter that cannot be parsed is refused with invalidValue.", FaultMode::any,
            filter_invalid_wrong_scimtype, {}},
        {"filter-no-match-404", "RFC7644-3.4.2-14", "A filter that matches nothing is answered with 404.",
            FaultMode::any, filter_no_match_404, {}, {"ENTRA-016", "ENTRA-023"}},
        {"filter-not-ignored", "RFC7644-3.4.2.2-42", "not is read and forgotten.", FaultMode::any, filter_not_ignored,
            {}},
        {"filter-or-second-term-dropped", "RFC7644-3.4.2.2-41", "Only the first of two terms joined by or counts.",
            FaultMode::any, filter_or_second_term_dropped, {}},
        {"filter-second-term-dropped", "RFC7644-3.4.2.2-40", "Only the first of two terms joined by and counts.",
            FaultMode::any, filter_second_term_dropped, {}, {"ENTRA-024"}},
        {"filter-third-term-dropped", "RFC7644-3.4.2.2-40", "Of three terms joined by and, the third does not count.",
            FaultMode::any, filter_third_term_dropped, {}},
    };
}

}  // namespace scim::server
