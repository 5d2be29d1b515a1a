// SPDX-License-Identifier: Apache-2.0
#include "faults/behaviour_faults.hpp"

#include <utility>

#include <scim/server/behaviour.hpp>

namespace scim::server {

namespace {

using Listed = Result<Json, ScimError>;

void total_is_page_size(Behaviour& behaviour)
{
    behaviour.list_document = [honest = behaviour.list_document](QueryResult const& result, Query const& query) {
        auto wrong = result;
        wrong.total = result.resources.size();
        return honest(wrong, query);
    };
}

void startindex_zero_echoed(Behaviour& behaviour)
{
    behaviour.list_document
        = [honest = behaviour.list_document](QueryResult const& result, Query const& query) -> Listed {
        auto document = honest(result, query);
        if (document && query.start_index && *query.start_index < 1)
            document->set("startIndex", *query.start_index);
        return document;
    };
}

void count_exceeded(Behaviour& behaviour)
{
    behaviour.page_bounds
        = [honest = behaviour.page_bounds](Query const& query, std::size_t total, PageLimits const& limits) {
              auto bounds = honest(query, total, limits);
              if (query.count && bounds.count > 0)
                  ++bounds.count;
              return bounds;
          };
}

void count_zero_returns_all(Behaviour& behaviour)
{
    behaviour.page_bounds
        = [honest = behaviour.page_bounds](Query const& query, std::size_t total, PageLimits const& limits) {
              auto bounds = honest(query, total, limits);
              if (bounds.count == 0)
                  bounds.count = limits.usual;
              return bounds;
          };
}

void page_zero_based(Behaviour& behaviour)
{
    behaviour.page_bounds
        = [honest = behaviour.page_bounds](Query const& query, std::size_t total, PageLimits const& limits) {
              auto bounds = honest(query, total, limits);
              if (query.start_index)
                  ++bounds.first;
              return bounds;
          };
}

void sort_descending_ignored(Behaviour& behaviour)
{
    behaviour.sort_resources = [honest = behaviour.sort_resources](std::vector<ResourcePointer>& resources,
                                   Query const& query, Context const& context) {
        auto ascending = query;
        ascending.descending = false;
        return honest(resources, ascending, context);
    };
}

void attrs_ignored(Behaviour& behaviour)
{
    behaviour.project
        = [honest = behaviour.project](Json const& resource, Projection const& projection, Context const& context) {
              auto wide = projection;
              wide.attributes.clear();
              return honest(resource, wide, context);
          };
}

}  // namespace

std::vector<Fault> page_faults()
{
    return {
        {"attrs-ignored", "RFC7644-3.9-07", "The parameter attributes has no effect.", FaultMode::any, attrs_ignored,
            {}},
        {"count-exceeded", "RFC7644-3.4.2.4-06", "A page has one resource more than count.", FaultMode::any,
            count_exceeded, {}},
        {"count-zero-returns-all", "RFC7644-3.4.2.4-11", "count=0 returns resources.", FaultMode::any,
            count_zero_returns_all, {}},
        {"page-zero-based", "RFC7644-3.4.2.4-04", "startIndex counts from 0.", FaultMode::any, page_zero_based, {}},
        {"sort-descending-ignored", "RFC7644-3.4.2.3-08", "sortOrder=descending sorts ascending.", FaultMode::any,
            sort_descending_ignored, {}},
        {"startindex-zero-echoed", "RFC7644-3.4.2.4-05", "A startIndex below 1 is reported as sent.", FaultMode::any,
            startindex_zero_echoed, {}},
        {"total-is-page-size", "RFC7644-3.4.2-07", "totalResults is the number of resources on the page.",
            FaultMode::any, total_is_page_size, {}},
    };
}

}  // namespace scim::server
