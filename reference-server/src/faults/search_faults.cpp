// SPDX-License-Identifier: Apache-2.0
#include "faults/behaviour_faults.hpp"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include <scim/server/behaviour.hpp>

#include "endpoint/call.hpp"

namespace scim::server {

namespace {

using Answer = Result<HttpResponse, ScimError>;

// The same call with another body.
Answer answer_with_body(Endpoint const& endpoint, Call const& call, Json const& body)
{
    auto request = call.request;
    request.body = write_json(body);
    return endpoint(Call {call.engine, request, call.type, call.id, call.query, call.principal});
}

// Does not read these members of a SearchRequest.
void ignore_members(Behaviour& behaviour, std::vector<std::string> names)
{
    behaviour.search = [honest = behaviour.search, names = std::move(names)](Call const& call) -> Answer {
        auto body = parse_json(call.request.body);
        if (!body || !body->is_object())
            return honest(call);
        for (auto const& name : names)
            body->erase(name);
        return answer_with_body(honest, call, *body);
    };
}

void search_attributes_array_refused(Behaviour& behaviour)
{
    behaviour.search = [honest = behaviour.search](Call const& call) -> Answer {
        auto const body = parse_json(call.request.body);
        auto const* names = body && body->is_object() ? body->find("attributes") : nullptr;
        if (names && names->is_array())
            return Failure {ScimError {400, ScimType::invalid_value, "attributes must be text"}};
        return honest(call);
    };
}

void search_filter_500(Behaviour& behaviour)
{
    behaviour.search = [honest = behaviour.search](Call const& call) -> Answer {
        auto answer = honest(call);
        if (!answer && answer.error().scim_type == ScimType::invalid_filter)
            return Failure {ScimError {500, {}, "the filter cannot be read"}};
        return answer;
    };
}

void search_excluded_drops_id(Behaviour& behaviour)
{
    behaviour.project
        = [honest = behaviour.project](Json const& resource, Projection const& projection, Context const& context) {
              auto narrow = honest(resource, projection, context);
              auto const& names = projection.excluded;
              if (std::find(names.begin(), names.end(), "id") != names.end())
                  narrow.erase("id");
              return narrow;
          };
}

// As where POST is routed without a look at the path's end.
void search_creates(Behaviour& behaviour)
{
    behaviour.search = [honest = behaviour.search, create = behaviour.create_resource](Call const& call) -> Answer {
        auto body = parse_json(call.request.body);
        if (!call.type || !body || !body->is_object())
            return honest(call);
        body->set("schemas", Json::array({Json {call.type->core.id}}));
        return answer_with_body(create, call, *body);
    };
}

Endpoint of_first_type(Endpoint honest)
{
    return [honest = std::move(honest)](Call const& call) {
        auto narrow = Call {call.engine, call.request, call.type, call.id, call.query, call.principal};
        if (!narrow.type)
            narrow.type = &call.engine.types.front();
        return honest(narrow);
    };
}

void root_query_one_type(Behaviour& behaviour)
{
    behaviour.list_resources = of_first_type(behaviour.list_resources);
    behaviour.search = of_first_type(behaviour.search);
}

}  // namespace

std::vector<Fault> search_faults()
{
    return {
        {"cursor-search-body-ignored", "RFC9865-3-01", "A cursor in a search request is not looked at.", FaultMode::any,
            [](Behaviour& behaviour) { ignore_members(behaviour, {"cursor"}); }, {}},
        {"root-query-one-type", "RFC7644-3.4.2.1-02", "A query of the root finds users only.", FaultMode::any,
            root_query_one_type, {}},
        {"search-attributes-array-refused", "RFC7644-3.4.3-06",
            "A search request with a list of attributes is refused.", FaultMode::any, search_attributes_array_refused,
            {}},
        {"search-creates", "RFC7644-3.4.3-02", "A POST to .search makes a resource.", FaultMode::any, search_creates,
            {}},
        {"search-excluded-ignored", "RFC7644-3.4.3-09", "excludedAttributes of a search request has no effect.",
            FaultMode::any, [](Behaviour& behaviour) { ignore_members(behaviour, {"excludedAttributes"}); }, {}},
        {"search-excluded-drops-id", "RFC7644-3.4.3-11", "excludedAttributes of a search request takes id away.",
            FaultMode::any, search_excluded_drops_id, {}},
        {"search-filter-500", "RFC7644-3.12-24", "A broken filter in a search request is answered with 500.",
            FaultMode::any, search_filter_500, {}},
        {"search-ignores-paging", "RFC7644-3.4.3-22", "startIndex and count of a search request have no effect.",
            FaultMode::any,
            [](Behaviour& behaviour) {
                ignore_members(behaviour, {"startIndex", "count"});
            },
            {}},
        {"search-sort-ignored", "RFC7644-3.4.3-15", "sortBy of a search request has no effect.", FaultMode::any,
            [](Behaviour& behaviour) {
                ignore_members(behaviour, {"sortBy", "sortOrder"});
            },
            {}},
    };
}

}  // namespace scim::server
