// SPDX-License-Identifier: Apache-2.0
#include "faults/behaviour_faults.hpp"

#include <functional>
#include <optional>
#include <string>
#include <utility>

#include <scim/server/behaviour.hpp>

#include "endpoint/call.hpp"
#include "seams/changed_lists.hpp"

namespace scim::server {

namespace {

// Changes what a page reached by cursor tells about itself.
void tell_of_cursor_pages(Behaviour& behaviour, ResultChange change)
{
    change_results(behaviour, [change = std::move(change)](QueryResult& result, Query const& query) {
        if (result.is_paged_by_cursor)
            change(result, query);
    });
}

// Every cursor leads to the first page, so that a client never ends.
void cursor_ignored(Behaviour& behaviour)
{
    behaviour.read_cursor = [](std::string_view, std::string const&,
                                CursorSettings const&) -> Result<Cursor, ScimError> { return Cursor {}; };
}

// The last page leads to itself.
void cursor_next_on_last_page(Behaviour& behaviour)
{
    tell_of_cursor_pages(behaviour, [](QueryResult& result, Query const& query) {
        if (!result.next_cursor)
            result.next_cursor = query.cursor.value_or("");
    });
}

void cursor_next_missing(Behaviour& behaviour)
{
    tell_of_cursor_pages(behaviour, [](QueryResult& result, Query const&) { result.next_cursor.reset(); });
}

void cursor_previous_on_first(Behaviour& behaviour)
{
    tell_of_cursor_pages(behaviour, [](QueryResult& result, Query const&) {
        if (!result.previous_cursor)
            result.previous_cursor = "first";
    });
}

void cursor_prev_misnamed(Behaviour& behaviour)
{
    behaviour.list_document
        = [honest = behaviour.list_document](QueryResult const& result, Query const& query) -> Result<Json, ScimError> {
        auto document = honest(result, query);
        if (document && result.previous_cursor) {
            document->erase("previousCursor");
            document->set("prevCursor", *result.previous_cursor);
        }
        return document;
    };
}

// Goes on where it should go back.
void cursor_previous_lost(Behaviour& behaviour)
{
    behaviour.read_cursor = [honest = behaviour.read_cursor](
                                std::string_view text, std::string const& scope, CursorSettings const& settings) {
        auto cursor = honest(text, scope, settings);
        if (cursor)
            cursor->is_backwards = false;
        return cursor;
    };
}

// As base64 is written outside of URLs.
void cursor_not_url_safe(Behaviour& behaviour)
{
    behaviour.write_cursor = [honest = behaviour.write_cursor](Cursor const& cursor, std::string const& scope,
                                 CursorSettings const& settings) { return honest(cursor, scope, settings) + "=="; };
    behaviour.read_cursor
        = [honest = behaviour.read_cursor](std::string_view text, std::string const& scope,
              CursorSettings const& settings) { return honest(text.substr(0, text.find('=')), scope, settings); };
}

// With a cursor the order is that of creation.
void cursor_sort_ignored(Behaviour& behaviour)
{
    behaviour.sort_resources = [honest = behaviour.sort_resources](std::vector<ResourcePointer>& resources,
                                   Query const& query, Context const& context) {
        return query.cursor ? Result<void, ScimError> {} : honest(resources, query, context);
    };
}

// Answers another query than the one that was asked.
void ask_otherwise(Behaviour& behaviour, std::function<void(Query&)> change)
{
    behaviour.list_resources = [honest = behaviour.list_resources, change = std::move(change)](Call const& call) {
        auto other = call;
        if (other.query.cursor)
            change(other.query);
        return honest(other);
    };
}

void cursor_count_exceeded(Behaviour& behaviour)
{
    ask_otherwise(behaviour, [](Query& query) {
        if (query.count && *query.count > 0)
            ++*query.count;
    });
}

void cursor_count_zero_returns_all(Behaviour& behaviour)
{
    ask_otherwise(behaviour, [](Query& query) {
        if (query.count == 0)
            query.count.reset();
    });
}

void cursor_negative_count(Behaviour& behaviour)
{
    ask_otherwise(behaviour, [](Query& query) {
        if (query.count && *query.count < 0)
            query.count.reset();
    });
}

using CursorReader = decltype(Behaviour::read_cursor);

// What becomes of a cursor that is not understood.
void read_cursors_otherwise(Behaviour& behaviour,
    std::function<Result<Cursor, ScimError>(
        CursorReader const& honest, std::string_view text, std::string const& scope, CursorSettings const& settings)>
        repair)
{
    behaviour.read_cursor = [honest = behaviour.read_cursor, repair = std::move(repair)](
                                std::string_view text, std::string const& scope, CursorSettings const& settings) {
        auto cursor = honest(text, scope, settings);
        return cursor ? cursor : repair(honest, text, scope, settings);
    };
}

void refuse_cursors_otherwise(Behaviour& behaviour, ScimError error)
{
    read_cursors_otherwise(behaviour,
        [error = std::move(error)](
            auto const&, auto, auto const&, auto const&) -> Result<Cursor, ScimError> { return Failure {error}; });
}

void cursor_invalid_first_page(Behaviour& behaviour)
{
    read_cursors_otherwise(
        behaviour, [](auto const&, auto, auto const&, auto const&) -> Result<Cursor, ScimError> { return Cursor {}; });
}

// Looks at the beginning of a cursor only.
void cursor_forged_accepted(Behaviour& behaviour)
{
    read_cursors_otherwise(behaviour,
        [](CursorReader const& honest, std::string_view text, std::string const& scope,
            CursorSettings const& settings) { return honest(text.substr(0, text.size() - 1), scope, settings); });
}

// Who has a cursor needs no token.
void cursor_is_a_key(Behaviour& behaviour)
{
    behaviour.authenticate = [honest = behaviour.authenticate](HttpRequest const& request,
                                 Credentials const& credentials, TimePoint now) -> Authentication {
        auto const place = request.target.find("&cursor=");
        auto const has_cursor = place != std::string::npos && !request.target.substr(place).starts_with("&cursor=&");
        return has_cursor ? Authentication {Principal {}} : honest(request, credentials, now);
    };
    behaviour.cursor_scope
        = [honest = behaviour.cursor_scope](Query const& query, std::vector<ResourceType const*> const& types) {
              auto anonymous = query;
              anonymous.actor.clear();
              return honest(anonymous, types);
          };
}

// Answers some queries with an error.
void refuse_queries(Behaviour& behaviour, std::function<std::optional<ScimError>(Call const& call)> refusal)
{
    behaviour.list_resources = [honest = behaviour.list_resources, refusal = std::move(refusal)](
                                   Call const& call) -> Result<HttpResponse, ScimError> {
        auto error = call.query.cursor ? refusal(call) : std::nullopt;
        if (error)
            return Failure {std::move(*error)};
        return honest(call);
    };
}

void cursor_count_required(Behaviour& behaviour)
{
    refuse_queries(behaviour, [](Call const& call) -> std::optional<ScimError> {
        if (call.query.count)
            return {};
        return ScimError {400, ScimType::invalid_count, "count is missing"};
    });
}

void cursor_oversized_500(Behaviour& behaviour)
{
    refuse_queries(behaviour, [](Call const& call) -> std::optional<ScimError> {
        if (call.query.count.value_or(0) <= static_cast<std::int64_t>(call.engine.options.max_results))
            return {};
        return ScimError {500, {}, "the page does not fit"};
    });
}

void cursor_changed_count_500(Behaviour& behaviour)
{
    behaviour.list_resources
        = [honest = behaviour.list_resources](Call const& call) -> Result<HttpResponse, ScimError> {
        auto answer = honest(call);
        if (!answer && answer.error().scim_type == ScimType::invalid_count)
            return Failure {ScimError {500, {}, "the page has another size"}};
        return answer;
    };
}

void cursor_no_items_per_page(Behaviour& behaviour)
{
    behaviour.list_document
        = [honest = behaviour.list_document](QueryResult const& result, Query const& query) -> Result<Json, ScimError> {
        auto document = honest(result, query);
        if (document && result.is_paged_by_cursor)
            document->erase("itemsPerPage");
        return document;
    };
}

}  // namespace

std::vector<Fault> cursor_faults()
{
    return {
        {"cursor-count-exceeded", "RFC9865-2-07", "A page reached by cursor has one resource more than count.",
            FaultMode::any, cursor_count_exceeded, {}},
        {"cursor-count-zero-returns-all", "RFC9865-2-06", "With a cursor, count=0 returns resources.", FaultMode::any,
            cursor_count_zero_returns_all, {}},
        {"cursor-changed-count-500", "RFC9865-2.1-07", "Another count on the second page is answered with 500.",
            FaultMode::any, cursor_changed_count_500, {}},
        {"cursor-count-required", "RFC9865-2-09", "A cursor without count is refused.", FaultMode::any,
            cursor_count_required, {}},
        {"cursor-forged-accepted", "RFC9865-5.2-07", "A cursor with something behind it is accepted.", FaultMode::any,
            cursor_forged_accepted, {}},
        {"cursor-ignored", "RFC9865-1-01", "Every cursor leads to the first page.", FaultMode::any, cursor_ignored, {}},
        {"cursor-invalid-500", "RFC9865-2.1-01", "A cursor that is not understood is answered with 500.",
            FaultMode::any,
            [](Behaviour& behaviour) {
                refuse_cursors_otherwise(behaviour, {500, {}, "cannot decode the cursor"});
            },
            {}},
        {"cursor-invalid-first-page", "RFC9865-2.1-03", "A cursor that is not understood leads to the first page.",
            FaultMode::any, cursor_invalid_first_page, {}},
        {"cursor-invalid-422", "RFC9865-2.1-02", "invalidCursor comes with the status 422.", FaultMode::any,
            [](Behaviour& behaviour) {
                refuse_cursors_otherwise(behaviour, {422, ScimType::invalid_cursor, "cannot decode the cursor"});
            },
            {}},
        {"cursor-is-a-key", "RFC9865-5.2-03", "A request with a cursor needs no token.", FaultMode::any,
            cursor_is_a_key, {}},
        {"cursor-negative-count", "RFC9865-2-05", "With a cursor, a negative count returns resources.", FaultMode::any,
            cursor_negative_count, {}},
        {"cursor-next-missing", "RFC9865-2-11", "A page that is not the last has no nextCursor.", FaultMode::any,
            cursor_next_missing, {}},
        {"cursor-next-on-last-page", "RFC9865-2-12", "The nextCursor of the last page leads to that page again.",
            FaultMode::any, cursor_next_on_last_page, {}},
        {"cursor-no-items-per-page", "RFC9865-2-19", "A page reached by cursor has no itemsPerPage.", FaultMode::any,
            cursor_no_items_per_page, {}},
        {"cursor-not-url-safe", "RFC9865-2-03", "Cursors hold characters that URLs reserve.", FaultMode::any,
            cursor_not_url_safe, {}},
        {"cursor-oversized-500", "RFC9865-2.1-06", "With a cursor, a count beyond the greatest is answered with 500.",
            FaultMode::any, cursor_oversized_500, {}},
        contested({"cursor-prev-misnamed", "RFC9865-2-20", "The cursor of the previous page is called prevCursor.",
            FaultMode::any, cursor_prev_misnamed, {}}),
        {"cursor-previous-lost", "RFC9865-2-20", "previousCursor leads to a later page.", FaultMode::any,
            cursor_previous_lost, {}},
        {"cursor-previous-on-first", "RFC9865-2-15", "The first page has a previousCursor.", FaultMode::any,
            cursor_previous_on_first, {}},
        {"cursor-sort-ignored", "RFC9865-2.2-01", "Pages asked for with a cursor are not sorted.", FaultMode::any,
            cursor_sort_ignored, {}},
        {"cursor-total-is-page-size", "RFC9865-2-21",
            "With a cursor, totalResults is the number of resources on the page.", FaultMode::any,
            [](Behaviour& behaviour) {
                tell_of_cursor_pages(
                    behaviour, [](QueryResult& result, Query const&) { result.total = result.resources.size(); });
            },
            {}},
    };
}

}  // namespace scim::server
