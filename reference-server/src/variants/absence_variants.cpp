// SPDX-License-Identifier: Apache-2.0
#include "variants/variants.hpp"

#include <string>
#include <utility>

#include "seams/changed_lists.hpp"
#include "seams/rewriting.hpp"

namespace scim::server {
namespace {

using Refused = Result<HttpResponse, ScimError>;

Endpoint refusing(int status)
{
    return [status](Call const&) -> Refused { return Failure {ScimError {status, {}, "this is not offered here"}}; };
}

std::function<void(Behaviour&)> without_bulk(int status)
{
    return [status](Behaviour& behaviour) {
        deny_feature(behaviour, "bulk");
        behaviour.bulk = refusing(status);
    };
}

std::function<void(Behaviour&)> without_patch(int status)
{
    return [status](Behaviour& behaviour) {
        deny_feature(behaviour, "patch");
        behaviour.modify_resource = refusing(status);
    };
}

void deny_sort(Behaviour& behaviour)
{
    deny_feature(behaviour, "sort");
}

void strip_sort(HttpRequest& request)
{
    strip_parameter(request, "sortBy");
    strip_parameter(request, "sortOrder");
    if (!is_for(request, "/.search"))
        return;
    auto body = parse_json(request.body);
    if (!body || !body->is_object())
        return;
    body->erase("sortBy");
    body->erase("sortOrder");
    request.body = write_json(*body);
}

void refuse_queries(Behaviour& behaviour, int status, bool (*is_such)(Query const& query))
{
    refuse_lists(behaviour, [is_such](QueryResult const&, Query const& query) { return is_such(query); },
        {status, {}, "this is not offered here"});
}

std::function<void(Behaviour&)> refusing_sort(int status)
{
    return [status](Behaviour& behaviour) {
        deny_sort(behaviour);
        refuse_queries(behaviour, status, [](Query const& query) { return query.sort_by.has_value(); });
    };
}

std::function<void(Behaviour&)> refusing_filters(int status)
{
    return [status](Behaviour& behaviour) {
        deny_feature(behaviour, "filter");
        refuse_queries(behaviour, status, [](Query const& query) { return query.filter.has_value(); });
    };
}

void deny_etag(Behaviour& behaviour)
{
    deny_feature(behaviour, "etag");
}

void strip_conditions(HttpRequest& request)
{
    request.fields.remove("If-Match");
    request.fields.remove("If-None-Match");
}

void strip_versions(HttpRequest const& request, HttpResponse& response)
{
    response.fields.remove("ETag");
    rewrite_resources(request, response, [](Json& resource) {
        if (auto* const meta = resource.find("meta"); meta != nullptr && meta->is_object())
            meta->erase("version");
    });
}

void deny_cursors(Behaviour& behaviour)
{
    change_config(behaviour, [](Json& config) { config.erase("pagination"); });
}

void strip_cursor(HttpRequest& request)
{
    strip_parameter(request, "cursor");
}

std::function<void(Behaviour&)> refusing_search(int status)
{
    return [status](Behaviour& behaviour) { behaviour.search = refusing(status); };
}

}  // namespace

std::vector<Variant> absence_variants()
{
    return {
        {.id = "no-bulk-404",
            .requirement = "RFC7644-3.7-01",
            .summary = "There are no bulk jobs; /Bulk is answered with 404.",
            .is_discouraged = true,
            .apply = without_bulk(404)},
        {.id = "no-bulk-501",
            .requirement = "RFC7644-3.7-01",
            .summary = "There are no bulk jobs; /Bulk is answered with 501.",
            .apply = without_bulk(501)},
        {.id = "no-cursor",
            .requirement = "RFC9865-4-02",
            .summary = "There are no cursors; the parameter is ignored.",
            .apply = deny_cursors,
            .translation = strip_cursor},
        {.id = "no-etag",
            .requirement = "RFC7644-3.14-01",
            .summary = "Resources have no versions; conditions are ignored.",
            .apply = deny_etag,
            .translation = strip_conditions,
            .distortion = strip_versions},
        {.id = "no-filter-403",
            .requirement = "RFC7644-3.4.2.2-01",
            .summary = "There are no filters; they are answered with 403.",
            .apply = refusing_filters(403)},
        {.id = "no-filter-501",
            .requirement = "RFC7644-3.4.2.2-01",
            .summary = "There are no filters; they are answered with 501.",
            .apply = refusing_filters(501)},
        {.id = "no-patch-405",
            .requirement = "RFC7644-3.5.2-01",
            .summary = "There is no PATCH; it is answered with 405.",
            .is_discouraged = true,
            .apply = without_patch(405)},
        {.id = "no-patch-501",
            .requirement = "RFC7644-3.5.2-01",
            .summary = "There is no PATCH; it is answered with 501.",
            .apply = without_patch(501)},
        {.id = "no-search-404",
            .requirement = "RFC7644-3.4.3-02",
            .summary = "There is no .search; it is answered with 404.",
            .is_discouraged = true,
            .apply = refusing_search(404)},
        {.id = "no-search-501",
            .requirement = "RFC7644-3.4.3-02",
            .summary = "There is no .search; it is answered with 501.",
            .is_discouraged = true,
            .apply = refusing_search(501)},
        {.id = "no-sort-400",
            .requirement = "RFC7644-3.4.2.3-01",
            .summary = "Nothing is sorted; sortBy is answered with 400.",
            .apply = refusing_sort(400)},
        {.id = "no-sort-501",
            .requirement = "RFC7644-3.4.2.3-01",
            .summary = "Nothing is sorted; sortBy is answered with 501.",
            .apply = refusing_sort(501)},
        {.id = "no-sort-ignored",
            .requirement = "RFC7644-3.4.2.3-01",
            .summary = "Nothing is sorted; sortBy is ignored.",
            .apply = deny_sort,
            .translation = strip_sort},
    };
}

}  // namespace scim::server
