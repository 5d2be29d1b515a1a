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

void sort_sub_attr(Behaviour& behaviour)
{
    behaviour.sort_resources = [honest = behaviour.sort_resources](
                                   Resources& resources, Query const& query, Context const& context) -> Sorted {
        if (query.sort_by->find('.') != std::string::npos)
            return {};
        return honest(resources, query, context);
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

}  // namespace

std::vector<Fault> sort_faults()
{
    return {
        {"sort-after-page", "RFC7644-3.4.2.3-03", "Each page is sorted by itself, not the whole result.",
            FaultMode::any, sort_after_page, {}},
        {"sort-case-sensitive", "RFC7644-3.4.2.3-10", "Capital letters sort before small ones.", FaultMode::any,
            sort_case_sensitive, {}},
        {"sort-descending-ignored", "RFC7644-3.4.2.3-08", "sortOrder=descending sorts ascending.", FaultMode::any,
            sort_descending_ignored, {}},
        {"sort-multivalued-not-primary", "RFC7644-3.4.2.3-05",
            "Users are sorted by their first address, not by the primary one.", FaultMode::any,
            sort_multivalued_not_primary, {}},
        {"sort-sub-attr", "RFC7644-3.4.2.3-04", "sortBy is ignored if it names a sub-attribute.", FaultMode::any,
            sort_sub_attr, {}},
        {"sort-unknown-500", "RFC7644-3.12-01", "An unknown sortBy is answered with 500.", FaultMode::any,
            sort_unknown_500, {}},
    };
}

}  // namespace scim::server
