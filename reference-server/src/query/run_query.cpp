// SPDX-License-Identifier: Apache-2.0
#include "query/run_query.hpp"

#include <utility>

#include "filter/bind_filter.hpp"
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
        return engine.behaviour.matches(filter, resource.content, context);
    auto content = resource.content;
    engine.behaviour.add_derived(content, resource, engine.store);
    return engine.behaviour.matches(filter, content, context);
}

void collect(std::vector<ResourcePointer>& found, Filter const& filter, Engine const& engine, Context const& context)
{
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

// RFC7644-3.4.2.1-06: at the root, an attribute that a type does not have has no value there.
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
        auto const bound = bind_filter(*filter, context);
        if (!bound) {
            error = bound.error();
            continue;
        }
        is_bound_once = true;
        collect(found, *bound, engine, context);
    }
    if (!is_bound_once && error)
        return Failure {std::move(*error)};
    return found;
}

}  // namespace

Result<QueryResult, ScimError> run_query(
    Engine const& engine, Query const& query, std::vector<ResourceType const*> const& types)
{
    auto const& behaviour = engine.behaviour;
    auto found = find_all(engine, query, types);
    if (!found)
        return Failure {found.error()};
    if (query.sort_by) {
        auto const context = Context {behaviour, engine.options.dialect, *types.front()};
        auto const sorted = behaviour.sort_resources(*found, query, context);
        if (!sorted)
            return Failure {sorted.error()};
    }

    QueryResult result;
    result.total = found->size();
    if (is_paged_by_cursor(query, engine.options.default_paging)) {
        auto const paged = page_by_cursor(result, *found, query, types, engine);
        if (!paged)
            return Failure {paged.error()};
    } else {
        result.bounds = behaviour.page_bounds(query, result.total, engine.page_limits());
    }
    for (auto place = result.bounds.first; place < found->size() && result.resources.size() < result.bounds.count;
         ++place) {
        auto const& resource = *(*found)[place];
        auto const context = Context {behaviour, engine.options.dialect, *resource.type};
        result.resources.push_back(behaviour.present(resource, query.projection, engine.store, context));
    }
    return result;
}

}  // namespace scim::server
