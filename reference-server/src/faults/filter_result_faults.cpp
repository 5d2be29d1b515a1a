// SPDX-License-Identifier: Apache-2.0
#include "faults/behaviour_faults.hpp"

#include <string>
#include <utility>

#include <scim/server/behaviour.hpp>

namespace scim::server {

namespace {

using Parsed = Result<Filter, ScimError>;

// Resources have meta, values within them have not: value filters in paths go on working.
void filter_ignored(Behaviour& behaviour)
{
    behaviour.matches = [honest = behaviour.matches](Filter const& filter, Json const& value, Context const& context) {
        return value.contains("meta") || honest(filter, value, context);
    };
    behaviour.candidates = [honest = behaviour.candidates](Store const& store, ResourceType const& type,
                               Filter const&) { return honest(store, type, Filter {}); };
}

void filter_invalid_200_all(Behaviour& behaviour)
{
    behaviour.parse_filter
        = [honest = behaviour.parse_filter](std::string_view text, Behaviour const& seams, Dialect const& dialect) {
              auto filter = honest(text, seams, dialect);
              return filter ? std::move(filter) : Parsed {Filter {}};
          };
}

void filter_second_term_dropped(Behaviour& behaviour)
{
    behaviour.parse_filter = [honest = behaviour.parse_filter](
                                 std::string_view text, Behaviour const& seams, Dialect const& dialect) -> Parsed {
        auto filter = honest(text, seams, dialect);
        if (!filter || filter->kind != Filter::Kind::conjunction)
            return filter;
        auto first = std::move(filter->operands.front());
        return first;
    };
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
            FaultMode::any, filter_invalid_200_all, {}},
        {"filter-no-match-404", "RFC7644-3.4.2-14", "A filter that matches nothing is answered with 404.",
            FaultMode::any, filter_no_match_404, {}},
        {"filter-second-term-dropped", "RFC7644-3.4.2.2-40", "Only the first of two terms joined by and counts.",
            FaultMode::any, filter_second_term_dropped, {}},
    };
}

}  // namespace scim::server
