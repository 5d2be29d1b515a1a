// SPDX-License-Identifier: Apache-2.0
#include "faults/behaviour_faults.hpp"

#include <algorithm>
#include <atomic>
#include <iterator>
#include <memory>
#include <utility>

#include <scim/server/behaviour.hpp>

#include "endpoint/call.hpp"

namespace scim::server {

namespace {

void startindex_not_one_501(Behaviour& behaviour)
{
    behaviour.list_resources
        = [honest = behaviour.list_resources](Call const& call) -> Result<HttpResponse, ScimError> {
        if (call.type && call.type->find_core("members") && call.query.start_index.value_or(1) > 1)
            return Failure {ScimError {501, {}, "groups come all at once"}};
        return honest(call);
    };
}

using ChangeBounds = std::function<void(PageBounds& bounds, Query const& query, std::size_t total)>;

void change_bounds(Behaviour& behaviour, ChangeBounds change)
{
    behaviour.page_bounds = [change = std::move(change), honest = behaviour.page_bounds](
                                Query const& query, std::size_t total, PageLimits const& limits) {
        auto bounds = honest(query, total, limits);
        change(bounds, query, total);
        return bounds;
    };
}

// Every page but the first begins with the last resource of the one before.
void page_overlap(Behaviour& behaviour)
{
    change_bounds(behaviour, [](PageBounds& bounds, Query const&, std::size_t) {
        if (bounds.first > 0)
            --bounds.first;
    });
}

void page_filter_breaks(Behaviour& behaviour)
{
    change_bounds(behaviour, [](PageBounds& bounds, Query const& query, std::size_t) {
        if (query.filter)
            bounds.first = 0;
    });
}

void startindex_small_list(Behaviour& behaviour)
{
    change_bounds(behaviour, [](PageBounds& bounds, Query const&, std::size_t total) {
        if (total <= PageLimits {}.usual)
            bounds.first = 0;
    });
}

// Every query begins two resources further on, unless it asks for an order.
void page_unstable(Behaviour& behaviour)
{
    behaviour.candidates = [turns = std::make_shared<std::atomic<std::size_t>>(0), honest = behaviour.candidates](
                               Store const& store, ResourceType const& type, Filter const& filter) {
        auto resources = honest(store, type, filter);
        if (!resources.empty())
            std::rotate(resources.begin(),
                std::next(resources.begin(), static_cast<std::ptrdiff_t>((*turns += 2) % resources.size())),
                resources.end());
        return resources;
    };
}

void count_exceeded(Behaviour& behaviour)
{
    change_bounds(behaviour, [](PageBounds& bounds, Query const& query, std::size_t) {
        if (query.count && bounds.count > 0)
            ++bounds.count;
    });
}

void count_zero_returns_all(Behaviour& behaviour)
{
    change_bounds(behaviour, [](PageBounds& bounds, Query const&, std::size_t) {
        if (bounds.count == 0)
            bounds.count = PageLimits {}.usual;
    });
}

void page_zero_based(Behaviour& behaviour)
{
    change_bounds(behaviour, [](PageBounds& bounds, Query const& query, std::size_t) {
        if (query.start_index)
            ++bounds.first;
    });
}

void count_missing_empty(Behaviour& behaviour)
{
    change_bounds(behaviour, [](PageBounds& bounds, Query const& query, std::size_t) {
        if (!query.count)
            bounds.count = 0;
    });
}

// Counts from 0, and takes what it was not told for the first page.
void page_without_count_late(Behaviour& behaviour)
{
    change_bounds(behaviour, [](PageBounds& bounds, Query const& query, std::size_t total) {
        constexpr std::size_t short_list = 2;
        if (!query.count && !query.start_index && total > short_list)
            bounds.first = 1;
    });
}

}  // namespace

std::vector<Fault> page_faults()
{
    return {
        {"count-exceeded", "RFC7644-3.4.2.4-06", "A page has one resource more than count.", FaultMode::any,
            count_exceeded, {}},
        {"count-missing-empty", "RFC7644-3.4.2.4-10", "Without count, a list holds no resources.", FaultMode::any,
            count_missing_empty, {}},
        {"count-zero-returns-all", "RFC7644-3.4.2.4-11", "count=0 returns resources.", FaultMode::any,
            count_zero_returns_all, {}},
        {"page-filter-breaks", "RFC7644-3.4.2.4-04", "With a filter, every page is the first.", FaultMode::any,
            page_filter_breaks, {}},
        {"page-overlap", "RFC7644-3.4.2.4-16", "A page begins with the last resource of the page before.",
            FaultMode::any, page_overlap, {}},
        contested({"page-unstable", "RFC7644-3.4.2.4-16",
            "Without sortBy, the order of resources changes with every query.", FaultMode::any, page_unstable, {}}),
        {"page-without-count-late", "RFC7644-3.4.2.4-10",
            "Without count, a list of three or more begins with the second resource.", FaultMode::any,
            page_without_count_late, {}},
        {"page-zero-based", "RFC7644-3.4.2.4-04", "startIndex counts from 0.", FaultMode::any, page_zero_based, {}},
        {"startindex-not-one-501", "RFC7644-3.4.2.4-04", "Groups are answered with 501 from the second page on.",
            FaultMode::any, startindex_not_one_501, {}},
        {"startindex-small-list", "RFC7644-3.4.2.4-04", "startIndex is ignored if all resources fit on one page.",
            FaultMode::any, startindex_small_list, {}},
    };
}

}  // namespace scim::server
