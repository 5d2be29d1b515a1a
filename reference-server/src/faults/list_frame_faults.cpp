// SPDX-License-Identifier: Apache-2.0
#include "faults/behaviour_faults.hpp"

#include <algorithm>
#include <functional>
#include <utility>

#include <scim/server/behaviour.hpp>

#include "seams/changed_lists.hpp"

namespace scim::server {

namespace {

// The number that a query names is refused.
void refuse_numbers(Behaviour& behaviour, std::function<bool(Query const& query)> is_such)
{
    refuse_lists(
        behaviour, [is_such = std::move(is_such)](QueryResult const&, Query const& query) { return is_such(query); },
        ScimError {400, ScimType::invalid_value, "the number is out of range"});
}

void count_negative_error(Behaviour& behaviour)
{
    refuse_numbers(behaviour, [](Query const& query) { return query.count.value_or(0) < 0; });
}

void itemsperpage_is_usual(Behaviour& behaviour)
{
    change_lists(behaviour,
        [](Json& document, QueryResult const&, Query const&) { document.set("itemsPerPage", PageLimits {}.usual); });
}

void itemsperpage_negative(Behaviour& behaviour)
{
    change_lists(behaviour, [](Json& document, QueryResult const&, Query const&) { document.set("itemsPerPage", -1); });
}

void list_no_items_per_page(Behaviour& behaviour)
{
    change_lists(behaviour, [](Json& document, QueryResult const&, Query const&) { document.erase("itemsPerPage"); });
}

void list_no_start_index(Behaviour& behaviour)
{
    change_lists(behaviour, [](Json& document, QueryResult const&, Query const&) { document.erase("startIndex"); });
}

void list_no_total(Behaviour& behaviour)
{
    change_lists(behaviour, [](Json& document, QueryResult const&, Query const&) { document.erase("totalResults"); });
}

void page_bare_array(Behaviour& behaviour)
{
    change_lists(behaviour, [](Json& document, QueryResult const&, Query const& query) {
        if (query.start_index)
            document = Json {*document.find("Resources")};
    });
}

void startindex_always_one(Behaviour& behaviour)
{
    change_lists(behaviour, [](Json& document, QueryResult const&, Query const&) { document.set("startIndex", 1); });
}

void startindex_default_zero(Behaviour& behaviour)
{
    change_lists(behaviour, [](Json& document, QueryResult const&, Query const& query) {
        if (!query.start_index)
            document.set("startIndex", 0);
    });
}

void startindex_is_last(Behaviour& behaviour)
{
    change_results(
        behaviour, [](QueryResult& result, Query const&) { result.bounds.start_index += result.resources.size(); });
}

void startindex_zero_echoed(Behaviour& behaviour)
{
    change_lists(behaviour, [](Json& document, QueryResult const&, Query const& query) {
        if (query.start_index && *query.start_index < 1)
            document.set("startIndex", *query.start_index);
    });
}

void startindex_zero_error(Behaviour& behaviour)
{
    refuse_numbers(behaviour, [](Query const& query) { return query.start_index.value_or(1) < 1; });
}

void total_is_page_size(Behaviour& behaviour)
{
    change_results(behaviour, [](QueryResult& result, Query const&) { result.total = result.resources.size(); });
}

// The total is known only as far as the page reaches.
void total_wrong_with_filter(Behaviour& behaviour)
{
    change_results(behaviour, [](QueryResult& result, Query const& query) {
        if (query.filter && query.count)
            result.total = std::min(result.total, result.bounds.first + result.resources.size());
    });
}

}  // namespace

std::vector<Fault> list_frame_faults()
{
    return {
        {"count-negative-error", "RFC7644-3.4.2.4-09", "A negative count is refused.", FaultMode::any,
            count_negative_error, {}},
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
        {"startindex-always-one", "RFC7644-3.4.2.4-14", "The startIndex of every page is 1.", FaultMode::any,
            startindex_always_one, {}, {"ENTRA-007"}},
        {"startindex-default-zero", "RFC7644-3.4.2.4-03", "Without startIndex, a list says that it begins at 0.",
            FaultMode::any, startindex_default_zero, {}},
        {"startindex-is-last", "RFC7644-3.4.2-10", "startIndex is the index behind the page.", FaultMode::any,
            startindex_is_last, {}},
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
