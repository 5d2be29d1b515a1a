// SPDX-License-Identifier: Apache-2.0
#include "query/cursor.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <utility>

#include <scim/wire/text.hpp>

#include "query/seal.hpp"
#include "store/store.hpp"

namespace scim::server {

namespace {

Failure<ScimError> refuse(ScimType type, std::string detail)
{
    return Failure {ScimError {400, type, std::move(detail)}};
}

std::optional<std::int64_t> read_number(std::string_view text)
{
    std::int64_t value = 0;
    auto const [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc {} || stop != text.data() + text.size())
        return {};
    return value;
}

std::int64_t milliseconds(TimePoint time)
{
    return time.time_since_epoch().count();
}

/// The page size that is asked for. RFC 9865 §2: a negative count is 0; more than the most is the most.
std::size_t page_size(Query const& query, PageLimits const& limits)
{
    auto const wanted = query.count.value_or(static_cast<std::int64_t>(limits.usual));
    return std::min(static_cast<std::size_t>(std::max<std::int64_t>(0, wanted)), limits.most);
}

/// Where the page begins now: beside its anchor, or where the anchor was if it is gone.
std::size_t first_of_page(Cursor const& cursor, std::vector<ResourcePointer> const& found)
{
    if (cursor.anchor == 0)
        return 0;
    auto const anchor = std::find_if(found.begin(), found.end(),
        [&](ResourcePointer const& resource) { return resource->sequence == cursor.anchor; });
    auto const is_gone = anchor == found.end();
    auto const place = is_gone ? std::min(cursor.offset, found.size())
                               : static_cast<std::size_t>(std::distance(found.begin(), anchor));
    if (cursor.is_backwards)
        return place > cursor.count ? place - cursor.count : 0;
    return is_gone ? place : place + 1;
}

}  // namespace

std::string cursor_scope(Query const& query, std::vector<ResourceType const*> const& types)
{
    std::string scope = query.actor;
    for (auto const* type : types)
        scope += '\n' + type->name;
    scope += "\nfilter " + query.filter.value_or("");
    scope += "\nsort " + ascii_lower(query.sort_by.value_or("")) + (query.descending ? " descending" : "");
    return scope;
}

Result<Cursor, ScimError> read_cursor(std::string_view text, std::string const& scope, CursorSettings const& settings)
{
    // An empty cursor asks for the first page.
    if (text.empty())
        return Cursor {};
    auto const opened = unseal(text, scope, settings.key);
    auto const invalid = refuse(ScimType::invalid_cursor, "the cursor does not belong to this query");
    if (!opened)
        return invalid;
    auto const pieces = split(*opened, ' ');
    std::vector<std::int64_t> numbers;
    for (auto const& piece : pieces) {
        if (auto const number = read_number(piece))
            numbers.push_back(*number);
    }
    if (numbers.size() != 5)
        return invalid;
    auto const expires = numbers[4];
    if (expires != 0 && milliseconds(settings.clock->now()) > expires)
        return refuse(ScimType::expired_cursor, "the cursor has expired; begin again without one");
    return Cursor {static_cast<std::uint64_t>(numbers[0]), static_cast<std::size_t>(numbers[1]), numbers[2] != 0,
        static_cast<std::size_t>(numbers[3])};
}

std::string write_cursor(Cursor const& cursor, std::string const& scope, CursorSettings const& settings)
{
    auto const lifetime = std::chrono::duration_cast<std::chrono::milliseconds>(settings.lifetime).count();
    auto const expires = lifetime == 0 ? 0 : milliseconds(settings.clock->now()) + lifetime;
    auto const text = std::to_string(cursor.anchor) + ' ' + std::to_string(cursor.offset) + ' '
        + (cursor.is_backwards ? "1" : "0") + ' ' + std::to_string(cursor.count) + ' ' + std::to_string(expires);
    return seal(text, scope, settings.key);
}

bool is_paged_by_cursor(Query const& query, PagingMethod usual) noexcept
{
    return query.cursor || (usual == PagingMethod::cursor && !query.start_index);
}

Result<void, ScimError> page_by_cursor(QueryResult& result, std::vector<ResourcePointer> const& found,
    Query const& query, std::vector<ResourceType const*> const& types, Engine const& engine)
{
    // Choice: RFC 9865 §2.4 does not say what both together mean.
    if (query.start_index)
        return refuse(ScimType::invalid_value, "startIndex and cursor exclude each other");
    auto const& behaviour = engine.behaviour;
    auto const scope = behaviour.cursor_scope(query, types);
    auto const cursor = behaviour.read_cursor(query.cursor.value_or(""), scope, engine.cursors);
    if (!cursor)
        return Failure {cursor.error()};

    auto const asked = page_size(query, engine.page_limits());
    auto const is_begun = cursor->anchor != 0;
    if (is_begun && query.count && asked != cursor->count)
        return refuse(ScimType::invalid_count, "count differs from that of the first page");
    auto const size = is_begun ? cursor->count : asked;
    auto const first = first_of_page(*cursor, found);
    auto const end = first + std::min(size, found.size() - first);

    result.is_paged_by_cursor = true;
    result.bounds = {first + 1, first, size};
    if (end == first)
        return {};
    if (end < found.size())
        result.next_cursor
            = behaviour.write_cursor({found[end - 1]->sequence, end - 1, false, size}, scope, engine.cursors);
    if (first > 0)
        result.previous_cursor
            = behaviour.write_cursor({found[first]->sequence, first, true, size}, scope, engine.cursors);
    return {};
}

}  // namespace scim::server
