// SPDX-License-Identifier: Apache-2.0
#include "query/run_query.hpp"

#include <algorithm>
#include <utility>

#include "filter/bind_filter.hpp"
#include "filter/foreign_names.hpp"
#include "query/cursor.hpp"

namespace scim::server {

namespace {

Result<Filter, ScimError> parse(Engine const& engine, Query const& query)
{
    if (!query.filter)
        return Filter {};
    if (query.filter->size() > engine.options.max_filter_length)
        return Failure {ScimError {400, ScimType::invalid_filter, "the filter is too long"}};
    return engine.behaviour.parse_filter(*query.filter, engine.behaviour, engine.options.dialect);
}

bool fulfils(Filter const& filter, Resource const& resource, Engine const& engine, Context const& context)
{
    if (!needs_derived_values(filter))
        return engine.behaviour.matches(filter, resource.content(), context);
    auto content = resource.content();
    engine.behaviour.add_derived(content, resource, engine.store);
    return engine.behaviour.matches(filter, content, context);
}

void collect(std::vector<ResourcePointer>& found, Filter const& filter, Engine const& engine, Context const& context)
{
    if (auto const& short_cuts = engine.behaviour.short_cuts) {
        for (auto& resource : short_cuts->find_matching(engine.store, filter, context))
            found.push_back(std::move(resource));
        return;
    }
    auto candidates = engine.behaviour.candidates(engine.store, context.type, filter);
    if (filter.kind == Filter::Kind::everything && found.empty()) {
        found = std::move(candidates);
        return;
    }
    for (auto& candidate : candidates) {
        if (fulfils(filter, *candidate, engine, context))
            found.push_back(std::move(candidate));
    }
}

// A query at the root finds resources of several types. RFC 7644 §3.4.2.1.
Result<std::vector<ResourcePointer>, ScimError> find_all(
    Engine const& engine, Query const& query, std::vector<ResourceType const*> const& types)
{
    auto const filter = parse(engine, query);
    if (!filter)
        return Failure {filter.error()};
    std::vector<ResourcePointer> found;
    std::optional<ScimError> error;
    auto is_bound_once = false;
    for (auto const* type : types) {
        auto const context = Context {engine.behaviour, engine.options.dialect, *type};
        auto const own = types.size() == 1 ? *filter : decide_foreign_names(*filter, context, types);
        auto const bound = bind_filter(own, context);
        if (!bound && bound.error().scim_type == ScimType::sensitive)
            return Failure {bound.error()};
        if (!bound) {
            error = error ? error : bound.error();
            continue;
        }
        is_bound_once = is_bound_once || names_attributes(own);
        collect(found, *bound, engine, context);
    }
    if (!is_bound_once && error)
        return Failure {std::move(*error)};
    return found;
}

// The resources of a page of all there are, without looking at the others.
std::vector<ResourcePointer> page_of_all(
    Store const& store, std::vector<ResourceType const*> const& types, PageBounds const& bounds)
{
    std::vector<ResourcePointer> page;
    auto skipped = bounds.first;
    for (auto const* type : types) {
        auto const count = store.count(*type);
        for (auto& resource : store.page(*type, skipped, bounds.count - page.size()))
            page.push_back(std::move(resource));
        skipped -= std::min(skipped, count);
    }
    return page;
}

FoundPage find_page_of_all(Engine const& engine, Query const& query, std::vector<ResourceType const*> const& types)
{
    FoundPage found;
    auto& result = found.result;
    for (auto const* type : types)
        result.total += engine.store.count(*type);
    result.bounds = engine.behaviour.page_bounds(query, result.total, engine.page_limits());
    found.resources = page_of_all(engine.store, types, result.bounds);
    return found;
}

}  // namespace

Result<FoundPage, ScimError> find_page(
    Engine const& engine, Query const& query, std::vector<ResourceType const*> const& types)
{
    auto const& behaviour = engine.behaviour;
    auto const by_cursor = is_paged_by_cursor(query, engine.options.default_paging);
    if (behaviour.short_cuts && !query.filter && !query.sort_by && !by_cursor)
        return find_page_of_all(engine, query, types);
    auto all = find_all(engine, query, types);
    if (!all)
        return Failure {all.error()};
    if (query.sort_by) {
        auto const context = Context {behaviour, engine.options.dialect, *types.front()};
        auto const sorted = behaviour.sort_resources(*all, query, context);
        if (!sorted)
            return Failure {sorted.error()};
    }

    FoundPage found;
    auto& result = found.result;
    result.total = all->size();
    if (by_cursor) {
        auto const paged = page_by_cursor(result, *all, query, types, engine);
        if (!paged)
            return Failure {paged.error()};
    } else {
        result.bounds = behaviour.page_bounds(query, result.total, engine.page_limits());
    }
    auto const& bounds = result.bounds;
    for (auto place = bounds.first; place < all->size() && found.resources.size() < bounds.count; ++place)
        found.resources.push_back((*all)[place]);
    return found;
}

Result<QueryResult, ScimError> run_query(
    Engine const& engine, Query const& query, std::vector<ResourceType const*> const& types)
{
    auto found = find_page(engine, query, types);
    if (!found)
        return Failure {found.error()};
    auto result = std::move(found->result);
    for (auto const& resource : found->resources) {
        auto const context = Context {engine.behaviour, engine.options.dialect, *resource->type};
        result.resources.push_back(engine.behaviour.present(*resource, query.projection, engine.store, context));
    }
    return result;
}

}  // namespace scim::server
