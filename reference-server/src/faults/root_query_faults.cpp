// SPDX-License-Identifier: Apache-2.0
#include "faults/behaviour_faults.hpp"

#include <functional>
#include <utility>

#include <scim/server/behaviour.hpp>

#include "endpoint/call.hpp"
#include "seams/filter_rewriting.hpp"

namespace scim::server {

namespace {

// Changes queries that range over all resource types before they are answered.
void change_root_queries(Behaviour& behaviour, std::function<void(Call& call)> change)
{
    behaviour.list_resources = [change = std::move(change), honest = behaviour.list_resources](Call const& call) {
        auto changed = call;
        if (!call.type)
            change(changed);
        return honest(changed);
    };
}

void root_filter_ignored(Behaviour& behaviour)
{
    change_root_queries(behaviour, [](Call& call) { call.query.filter.reset(); });
}

// Every resource type has to know every attribute.
void root_missing_attribute_refused(Behaviour& behaviour)
{
    behaviour.list_resources
        = [honest = behaviour.list_resources](Call const& call) -> Result<HttpResponse, ScimError> {
        if (call.type || !call.query.filter)
            return honest(call);
        auto const& seams = call.engine.behaviour;
        auto const filter = seams.parse_filter(*call.query.filter, seams, call.engine.options.dialect);
        for (auto const& type : call.engine.types) {
            auto const context = Context {seams, call.engine.options.dialect, type};
            if (auto const bound = filter ? seams.bind_filter(*filter, context) : filter; !bound)
                return Failure {bound.error()};
        }
        return honest(call);
    };
}

bool finds_nothing(Filter const& filter)
{
    return filter.kind == Filter::Kind::negation && filter.operands.front().kind == Filter::Kind::everything;
}

// What is false because a resource type does not know the attribute is left out.
Filter without_false_parts(Filter filter)
{
    if (finds_nothing(filter))
        return Filter {};
    for (auto& operand : filter.operands)
        operand = without_false_parts(std::move(operand));
    return filter;
}

void root_missing_attribute_true(Behaviour& behaviour)
{
    behaviour.bind_filter = [honest = behaviour.bind_filter](Filter const& filter, Context const& context) {
        return honest(without_false_parts(filter), context);
    };
}

}  // namespace

std::vector<Fault> root_query_faults()
{
    return {
        {"root-filter-ignored", "RFC7644-3.4.2.1-05", "A query at the base URL ignores its filter.", FaultMode::any,
            root_filter_ignored, {}},
        {"root-missing-attribute-refused", "RFC7644-3.4.2.1-06",
            "A query at the base URL is refused if one resource type lacks the attribute.", FaultMode::any,
            root_missing_attribute_refused, {}},
        {"root-missing-attribute-true", "RFC7644-3.4.2.1-07", "A filter finds what has no such attribute at all.",
            FaultMode::any, root_missing_attribute_true, {}},
    };
}

}  // namespace scim::server
