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

using Listed = Result<Json, ScimError>;

void total_is_page_size(Behaviour& behaviour)
{
    behaviour.list_document = [honest = behaviour.list_document](QueryResult const& result, Query const& query) {
        auto wrong = result;
        wrong.total = result.resources.size();
        return honest(wrong, query);
    };
}

// The total is known only as far as the page reaches.
void total_wrong_with_filter(Behaviour& behaviour)
{
    behaviour.list_document = [honest = behaviour.list_document](QueryResult const& result, Query const& query) {
        auto wrong = result;
        if (query.filter && query.count)
            wrong.total = std::min(result.total, result.bounds.first + result.resources.size());
        return honest(wrong, query);
    };
}

void startindex_zero_error(Behaviour& behaviour)
{
    behaviour.list_document
        = [honest = behaviour.list_document](QueryResult const& result, Query const& query) -> Listed {
        if (query.start_index && *query.start_index < 1)
            return Failure {ScimError {400, ScimType::invalid_value, "startIndex must be at least 1"}};
        return honest(result, query);
    };
}

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

using ChangeDocument = std::function<void(Json& document, Query const& query)>;

void change_list(Behaviour& behaviour, ChangeDocument change)
{
    behaviour.list_document = [change = std::move(change), honest = behaviour.list_document](
                                  QueryResult const& result, Query const& query) -> Listed {
        auto document = honest(result, query);
        if (document)
            change(*document, query);
        return document;
    };
}

void startindex_always_one(Behaviour& behaviour)
{
    change_list(behaviour, [](Json& document, Query const&) { document.set("startIndex", 1); });
}

void startindex_default_zero(Behaviour& behaviour)
{
    change_list(behaviour, [](Json& document, Query const& query) {
        if (!query.start_index)
            document.set("startIndex", 0);
    });
}

void startindex_zero_echoed(Behaviour& behaviour)
{
    change_list(behaviour, [](Json& document, Query const& query) {
        if (query.start_index && *query.start_index < 1)
            document.set("startIndex", *query.start_index);
    });
}

void itemsperpage_is_usual(Behaviour& behaviour)
{
    change_list(behaviour, [](Json& document, Query const&) { document.set("itemsPerPage", PageLimits {}.usual); });
}

void list_no_items_per_page(Behaviour& behaviour)
{
    change_list(behaviour, [](Json& document, Query const&) { document.erase("itemsPerPage"); });
}

void list_no_start_index(Behaviour& behaviour)
{
    change_list(behaviour, [](Json& document, Query const&) { document.erase("startIndex"); });
}

void list_no_total(Behaviour& behaviour)
{
    change_list(behaviour, [](Json& document, Query const&) { document.erase("totalResults"); });
}

void count_negative_error(Behaviour& behaviour)
{
    behaviour.list_document
        = [honest = behaviour.list_document](QueryResult const& result, Query const& query) -> Listed {
        if (query.count && *query.count < 0)
            return Failure {ScimError {400, ScimType::invalid_value, "count must not be negative"}};
        return honest(result, query);
    };
}

void count_missing_empty(Behaviour& behaviour)
{
    change_bounds(behaviour, [](PageBounds& bounds, Query const& query, std::size_t) {
        if (!query.count)
            bounds.count = 0;
    });
}

void startindex_is_last(Behaviour& behaviour)
{
    behaviour.list_document = [honest = behaviour.list_document](QueryResult const& result, Query const& query) {
        auto wrong = result;
        wrong.bounds.start_index += result.resources.size();
        return honest(wrong, query);
    };
}

void itemsperpage_negative(Behaviour& behaviour)
{
    change_list(behaviour, [](Json& document, Query const&) { document.set("itemsPerPage", -1); });
}

void page_bare_array(Behaviour& behaviour)
{
    change_list(behaviour, [](Json& document, Query const& query) {
        if (query.start_index)
            document = Json {*document.find("Resources")};
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
        {"count-negative-error", "RFC7644-3.4.2.4-09", "A negative count is refused.", FaultMode::any,
            count_negative_error, {}},
        {"count-zero-returns-all", "RFC7644-3.4.2.4-11", "count=0 returns resources.", FaultMode::any,
            count_zero_returns_all, {}},
        {"itemsperpage-is-usual", "RFC7644-3.4.2-13",
            "itemsPerPage is the usual size of a page, whatever count says and the page holds.", FaultMode::any,
            itemsperpage_is_usual, {}},
        {"itemsperpage-negative", "RFC7644-3.4.2.4-12", "itemsPerPage is -1.", FaultMode::any, itemsperpage_negative,
            {}},
        {"list-no-items-per-page", "RFC7644-3.4.2-12", "A list has no itemsPerPage.", FaultMode::any,
            list_no_items_per_page, {}},
        {"list-no-start-index", "RFC7644-3.4.2-11", "A list has no startIndex.", FaultMode::any, list_no_start_index,
            {}},
        {"list-no-total", "RFC7644-3.4.2-06", "A list has no totalResults.", FaultMode::any, list_no_total, {}},
        {"page-bare-array", "RFC7644-3.4.2.4-15", "A page is an array of resources, without total and schemas.",
            FaultMode::any, page_bare_array, {}},
        {"page-filter-breaks", "RFC7644-3.4.2.4-04", "With a filter, every page is the first.", FaultMode::any,
            page_filter_breaks, {}},
        {"page-overlap", "RFC7644-3.4.2.4-16", "A page begins with the last resource of the page before.",
            FaultMode::any, page_overlap, {}},
        {"page-unstable", "RFC7644-3.4.2.4-16", "Without sortBy, the order of resources changes with every query.",
            FaultMode::any, page_unstable, {}},
        {"page-zero-based", "RFC7644-3.4.2.4-04", "startIndex counts from 0.", FaultMode::any, page_zero_based, {}},
        {"startindex-always-one", "RFC7644-3.4.2.4-14", "The startIndex of every page is 1.", FaultMode::any,
            startindex_always_one, {}},
        {"startindex-default-zero", "RFC7644-3.4.2.4-03", "Without startIndex, a list says that it begins at 0.",
            FaultMode::any, startindex_default_zero, {}},
        {"startindex-is-last", "RFC7644-3.4.2-10", "startIndex is the index behind the page.", FaultMode::any,
            startindex_is_last, {}},
        {"startindex-not-one-501", "RFC7644-3.4.2.4-04", "Groups are answered with 501 from the second page on.",
            FaultMode::any, startindex_not_one_501, {}},
        {"startindex-small-list", "RFC7644-3.4.2.4-04", "startIndex is ignored if all resources fit on one page.",
            FaultMode::any, startindex_small_list, {}},
        {"startindex-zero-echoed", "RFC7644-3.4.2.4-05", "A startIndex below 1 is reported as sent.", FaultMode::any,
            startindex_zero_echoed, {}},
        {"startindex-zero-error", "RFC7644-3.4.2.4-05", "A startIndex below 1 is refused.", FaultMode::any,
            startindex_zero_error, {}},
        {"total-is-page-size", "RFC7644-3.4.2-07", "totalResults is the number of resources on the page.",
            FaultMode::any, total_is_page_size, {}},
        {"total-wrong-with-filter", "RFC7644-3.4.2-07",
            "With filter and count, totalResults counts up to the end of the page only.", FaultMode::any,
            total_wrong_with_filter, {}},
    };
}

}  // namespace scim::server
