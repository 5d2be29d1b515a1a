// SPDX-License-Identifier: Apache-2.0
#include "variants/variants.hpp"

#include <string>
#include <utility>

#include "seams/changed_lists.hpp"
#include "seams/rewriting.hpp"

namespace scim::server {
namespace {

std::function<void(Behaviour&)> changing_cursor_pages(void (*change)(Json& document, QueryResult const& result))
{
    return [change](Behaviour& behaviour) {
        change_lists(behaviour, [change](Json& document, QueryResult const& result, Query const&) {
            if (result.is_paged_by_cursor)
                change(document, result);
        });
    };
}

void leave_out_the_total(Json& document, QueryResult const&)
{
    document.erase("totalResults");
}

void add_a_start_index(Json& document, QueryResult const& result)
{
    document.set("startIndex", result.bounds.start_index);
}

void end_with_null(Json& document, QueryResult const& result)
{
    if (!result.next_cursor)
        document.set("nextCursor", nullptr);
}

void leave_out_the_way_back(Json& document, QueryResult const&)
{
    document.erase("previousCursor");
}

std::function<void(Behaviour&)> refusing_counts(bool (*is_refused)(Query const& query))
{
    return [is_refused](Behaviour& behaviour) {
        refuse_lists(behaviour,
            [is_refused](QueryResult const& result, Query const& query) {
                return result.is_paged_by_cursor && query.count && is_refused(query);
            },
            {400, ScimType::invalid_count, "count is not acceptable"});
    };
}

bool is_negative(Query const& query)
{
    return *query.count < 0;
}

bool is_above_the_most(Query const& query)
{
    return *query.count > 200;
}

void call_expired_invalid(Behaviour& behaviour)
{
    behaviour.read_cursor = [honest = behaviour.read_cursor](std::string_view text, std::string const& scope,
                                CursorSettings const& settings) -> Result<Cursor, ScimError> {
        auto cursor = honest(text, scope, settings);
        if (!cursor && cursor.error().scim_type == ScimType::expired_cursor)
            return Failure {ScimError {400, ScimType::invalid_cursor, "the cursor is not valid"}};
        return cursor;
    };
}

bool has_cursor(HttpRequest const& request)
{
    return request.target.find("?cursor") != std::string::npos || request.target.find("&cursor") != std::string::npos;
}

void prefer_the_cursor(HttpRequest& request)
{
    if (has_cursor(request))
        strip_parameter(request, "startIndex");
}

void prefer_the_index(HttpRequest& request)
{
    if (!query_parameter(request, "startIndex").empty())
        strip_parameter(request, "cursor");
}

// The size of a walk is settled with its first page.
void keep_the_count(HttpRequest& request)
{
    if (!query_parameter(request, "cursor").empty())
        strip_parameter(request, "count");
}

}  // namespace

std::vector<Variant> cursor_variants()
{
    return {
        {.id = "cursor-before-index",
            .requirement = "RFC9865-2.4-01",
            .summary = "Of startIndex and cursor together, the cursor counts.",
            .translation = prefer_the_cursor},
        {.id = "cursor-count-above-most-refused",
            .requirement = "RFC9865-2.1-06",
            .summary = "A count above maxPageSize is answered with 400 and invalidCount.",
            .apply = refusing_counts(is_above_the_most)},
        {.id = "cursor-count-negative-refused",
            .requirement = "RFC9865-2-05",
            .summary = "A negative count is answered with 400 and invalidCount.",
            .apply = refusing_counts(is_negative)},
        {.id = "cursor-count-of-the-first-page",
            .requirement = "RFC9865-2.1-06",
            .summary = "Pages behind the first have its count, whatever count is sent.",
            .translation = keep_the_count},
        {.id = "cursor-expired-is-invalid",
            .requirement = "RFC9865-2.1-05",
            .summary = "A cursor that has expired is answered with invalidCursor.",
            .apply = call_expired_invalid},
        {.id = "cursor-forward-only",
            .requirement = "RFC9865-2-14",
            .summary = "Pages have no previousCursor.",
            .apply = changing_cursor_pages(leave_out_the_way_back)},
        {.id = "cursor-index-before",
            .requirement = "RFC9865-2.4-01",
            .summary = "Of startIndex and cursor together, startIndex counts.",
            .translation = prefer_the_index},
        {.id = "cursor-next-null-at-the-end",
            .requirement = "RFC9865-2-12",
            .summary = "nextCursor of the last page is null.",
            .apply = changing_cursor_pages(end_with_null)},
        {.id = "cursor-with-start-index",
            .requirement = "RFC9865-2-19",
            .summary = "Pages have a startIndex.",
            .apply = changing_cursor_pages(add_a_start_index)},
        {.id = "cursor-without-total",
            .requirement = "RFC9865-2-22",
            .summary = "Pages have no totalResults.",
            .apply = changing_cursor_pages(leave_out_the_total)},
    };
}

}  // namespace scim::server
