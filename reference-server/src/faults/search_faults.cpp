// SPDX-License-Identifier: Apache-2.0
#include "faults/behaviour_faults.hpp"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include <scim/server/behaviour.hpp>

#include "endpoint/call.hpp"
#include "seams/patch_wrapping.hpp"

namespace scim::server {

namespace {

using Answer = Result<HttpResponse, ScimError>;

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

// Changes the answers to searches that succeed.
void answer_searches(Behaviour& behaviour, void (*change)(HttpResponse& response))
{
    behaviour.search = [honest = behaviour.search, change](Call const& call) {
        auto answer = honest(call);
        if (answer && answer->status == 200)
            change(*answer);
        return answer;
    };
}

void say_created(HttpResponse& response)
{
    response.status = 201;
    response.reason = reason_phrase(201);
}

void leave_the_frame_out(HttpResponse& response)
{
    auto const list = parse_json(response.body);
    auto const* resources = list ? list->find("Resources") : nullptr;
    if (resources)
        response.body = write_json(*resources);
}

void leave_items_per_page_out(HttpResponse& response)
{
    auto list = parse_json(response.body);
    if (list && (list->contains("nextCursor") || list->contains("previousCursor"))) {
        list->erase("itemsPerPage");
        response.body = write_json(*list);
    }
}

// Begins again with every search request.
void cursor_search_next_ignored(Behaviour& behaviour)
{
    behaviour.search = [honest = behaviour.search](Call const& call) -> Answer {
        auto body = parse_json(call.request.body);
        if (!body || !body->is_object() || !body->contains("cursor"))
            return honest(call);
        body->set("cursor", "");
        return answer_with_body(honest, call, *body);
    };
}

Endpoint of_first_type(Endpoint honest)
{
    return [honest = std::move(honest)](Call const& call) {
        auto narrow = call;
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
        {"cursor-search-next-ignored", "RFC9865-3-02", "The next page of a search is the first one again.",
            FaultMode::any, cursor_search_next_ignored, {}},
        {"cursor-search-no-items-per-page", "RFC9865-3-03", "A page of a search has no itemsPerPage.", FaultMode::any,
            [](Behaviour& behaviour) { answer_searches(behaviour, leave_items_per_page_out); }, {}},
        {"root-query-one-type", "RFC7644-3.4.2.1-02", "A query of the root finds users only.", FaultMode::any,
            root_query_one_type, {}},
        {"search-attributes-array-refused", "RFC7644-3.4.3-06",
            "A search request with a list of attributes is refused.", FaultMode::any, search_attributes_array_refused,
            {}},
        {"search-bare-array", "RFC7644-3.4.3-24", "A search is answered with an array, not a ListResponse.",
            FaultMode::any, [](Behaviour& behaviour) { answer_searches(behaviour, leave_the_frame_out); }, {}},
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
        {"search-sort-order-ignored", "RFC7644-3.4.3-18", "sortOrder of a search request has no effect.",
            FaultMode::any, [](Behaviour& behaviour) { ignore_members(behaviour, {"sortOrder"}); }, {}},
        {"search-start-index-ignored", "RFC7644-3.4.3-20", "startIndex of a search request has no effect.",
            FaultMode::any, [](Behaviour& behaviour) { ignore_members(behaviour, {"startIndex"}); }, {}},
        {"search-status-201", "RFC7644-3.4.3-25", "A search is answered with 201.", FaultMode::any,
            [](Behaviour& behaviour) { answer_searches(behaviour, say_created); }, {}},
        {"search-sort-ignored", "RFC7644-3.4.3-15", "sortBy of a search request has no effect.", FaultMode::any,
            [](Behaviour& behaviour) {
                ignore_members(behaviour, {"sortBy", "sortOrder"});
            },
            {}},
    };
}

}  // namespace scim::server
