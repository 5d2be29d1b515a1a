// SPDX-License-Identifier: Apache-2.0
#include "faults/behaviour_faults.hpp"

#include <algorithm>
#include <functional>
#include <string>
#include <utility>

#include <scim/server/behaviour.hpp>
#include <scim/wire/text.hpp>

#include "query/page.hpp"
#include "store/resource.hpp"

namespace scim::server {

namespace {

using Sorted = Result<void, ScimError>;
using Resources = std::vector<ResourcePointer>;

void sort_descending_ignored(Behaviour& behaviour)
{
    behaviour.sort_resources = [honest = behaviour.sort_resources](std::vector<ResourcePointer>& resources,
                                   Query const& query, Context const& context) {
        auto ascending = query;
        ascending.descending = false;
        return honest(resources, ascending, context);
    };
}

// The text that sortBy names, of the first value where there are several; empty where there is none.
std::string first_text(Resource const& resource, std::string const& sort_by)
{
    auto const content = resource.content();
    auto const dot = sort_by.find('.');
    auto const* value = content.find_ignoring_case(sort_by.substr(0, dot));
    if (value && value->is_array())
        value = value->empty() ? nullptr : &value->as_array().front();
    if (value && value->is_object())
        value = value->find_ignoring_case(dot == std::string::npos ? "value" : sort_by.substr(dot + 1));
    return value && value->is_string() ? value->as_string() : std::string {};
}

// Sorts what has text by this text, once everything else is sorted rightly.
void sort_by_text(Behaviour& behaviour, std::function<std::string(Resource const& resource, std::string const&)> text)
{
    behaviour.sort_resources = [text = std::move(text), honest = behaviour.sort_resources](
                                   Resources& resources, Query const& query, Context const& context) -> Sorted {
        auto const sorted = honest(resources, query, context);
        if (!sorted)
            return sorted;
        auto const key = [&](ResourcePointer const& resource) { return text(*resource, *query.sort_by); };
        std::stable_sort(resources.begin(), resources.end(), [&](auto const& left, auto const& right) {
            auto const before = key(query.descending ? right : left);
            auto const after = key(query.descending ? left : right);
            return !before.empty() && !after.empty() && before < after;
        });
        return sorted;
    };
}

void sort_case_sensitive(Behaviour& behaviour)
{
    sort_by_text(behaviour, first_text);
}

void sort_multivalued_not_primary(Behaviour& behaviour)
{
    sort_by_text(behaviour, [](Resource const& resource, std::string const& sort_by) {
        return sort_by.starts_with("emails") ? ascii_lower(first_text(resource, sort_by)) : std::string {};
    });
}

// Each page is cut out first and sorted then.
void sort_after_page(Behaviour& behaviour)
{
    behaviour.sort_resources = [honest = behaviour.sort_resources](
                                   Resources& resources, Query const& query, Context const& context) -> Sorted {
        auto const bounds = page_bounds(query, resources.size(), PageLimits {});
        auto const place = [&](std::size_t index) {
            return std::next(resources.begin(), static_cast<std::ptrdiff_t>(std::min(index, resources.size())));
        };
        auto const first = place(bounds.first);
        auto page = Resources {first, place(bounds.first + bounds.count)};
        auto const sorted = honest(page, query, context);
        if (sorted)
            std::move(page.begin(), page.end(), first);
        return sorted;
    };
}

void sort_unknown_500(Behaviour& behaviour)
{
    behaviour.sort_resources = [honest = behaviour.sort_resources](
                                   Resources& resources, Query const& query, Context const& context) -> Sorted {
        auto const sorted = honest(resources, query, context);
        if (!sorted)
            return Failure {ScimError {500, {}, "unknown column"}};
        return sorted;
    };
}

void sort_default_descending(Behaviour& behaviour)
{
    behaviour.sort_resources = [honest = behaviour.sort_resources](
                                   Resources& resources, Query const& query, Context const& context) -> Sorted {
        auto other_way = query;
        other_way.descending = !query.descending;
        return honest(resources, other_way, context);
    };
}

// Whatever sortBy is such, the resources stay as they are.
void leave_unsorted(Behaviour& behaviour, std::function<bool(Query const& query)> is_such)
{
    behaviour.sort_resources = [is_such = std::move(is_such), honest = behaviour.sort_resources](
                                   Resources& resources, Query const& query, Context const& context) -> Sorted {
        return is_such(query) ? Sorted {} : honest(resources, query, context);
    };
}

void sort_sub_attr(Behaviour& behaviour)
{
    leave_unsorted(behaviour, [](Query const& query) {
        auto const& name = *query.sort_by;
        return name.find('.', name.rfind(':') + 1) != std::string::npos;
    });
}

void sort_ignored_with_filter(Behaviour& behaviour)
{
    leave_unsorted(behaviour, [](Query const& query) { return query.filter.has_value(); });
}

void sort_urn_unsupported(Behaviour& behaviour)
{
    leave_unsorted(behaviour, [](Query const& query) { return starts_with_ignoring_case(*query.sort_by, "urn:"); });
}

void sort_name_case_sensitive(Behaviour& behaviour)
{
    leave_unsorted(behaviour, [](Query const& query) {
        auto const first = query.sort_by->empty() ? 'a' : query.sort_by->front();
        return ascii_lower(first) != first;
    });
}

void sort_case_exact_ignored(Behaviour& behaviour)
{
    leave_unsorted(behaviour, [](Query const& query) { return equals_ignoring_case(*query.sort_by, "externalId"); });
}

// Resources without text come first in ascending order, and last in descending.
void sort_missing_first(Behaviour& behaviour)
{
    behaviour.sort_resources = [honest = behaviour.sort_resources](
                                   Resources& resources, Query const& query, Context const& context) -> Sorted {
        auto const sorted = honest(resources, query, context);
        if (sorted)
            std::stable_partition(resources.begin(), resources.end(), [&](ResourcePointer const& resource) {
                return first_text(*resource, *query.sort_by).empty() != query.descending;
            });
        return sorted;
    };
}

void sort_date_ignored(Behaviour& behaviour)
{
    leave_unsorted(behaviour, [](Query const& query) { return starts_with_ignoring_case(*query.sort_by, "meta."); });
}

}  // namespace

std::vector<Fault> sort_faults()
{
    return {
        {"sort-after-page", "RFC7644-3.4.2.3-03", "Each page is sorted by itself, not the whole result.",
            FaultMode::any, sort_after_page, {}},
        {"sort-case-exact-ignored", "RFC7644-3.4.2.3-13", "Nothing is sorted by externalId.", FaultMode::any,
            sort_case_exact_ignored, {}},
        {"sort-case-sensitive", "RFC7644-3.4.2.3-10", "Capital letters sort before small ones.", FaultMode::any,
            sort_case_sensitive, {}, {"RFC7644-3.4.2.3-12"}},
        {"sort-date-ignored", "RFC7644-3.4.2.3-11", "Nothing is sorted by a point in time.", FaultMode::any,
            sort_date_ignored, {}},
        {"sort-default-descending", "RFC7644-3.4.2.3-09", "Without sortOrder, the order is descending.", FaultMode::any,
            sort_default_descending, {}},
        {"sort-descending-ignored", "RFC7644-3.4.2.3-08", "sortOrder=descending sorts ascending.", FaultMode::any,
            sort_descending_ignored, {}},
        {"sort-ignored-with-filter", "RFC7644-3.4.2-01", "What a filter finds is not sorted.", FaultMode::any,
            sort_ignored_with_filter, {}},
        {"sort-missing-first", "RFC7644-3.4.2.3-07", "Resources without the attribute come first.", FaultMode::any,
            sort_missing_first, {}},
        {"sort-multivalued-not-primary", "RFC7644-3.4.2.3-05",
            "Users are sorted by their first address, not by the primary one.", FaultMode::any,
            sort_multivalued_not_primary, {}},
        {"sort-name-case-sensitive", "RFC7644-3.10-05", "sortBy is ignored if it is written in capital letters.",
            FaultMode::any, sort_name_case_sensitive, {}},
        {"sort-sub-attr", "RFC7644-3.4.2.3-04", "sortBy is ignored if it names a sub-attribute.", FaultMode::any,
            sort_sub_attr, {}},
        {"sort-unknown-500", "RFC7644-3.12-01", "An unknown sortBy is answered with 500.", FaultMode::any,
            sort_unknown_500, {}},
        {"sort-urn-unsupported", "RFC7644-3.10-01", "sortBy is ignored if it has the URN of a schema.", FaultMode::any,
            sort_urn_unsupported, {}},
    };
}

}  // namespace scim::server
