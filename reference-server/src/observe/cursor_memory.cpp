// SPDX-License-Identifier: Apache-2.0
#include "observe/cursor_memory.hpp"

#include <optional>
#include <utility>

#include <scim/wire/text.hpp>

namespace scim::server::observe {

namespace {

constexpr std::size_t most_cursors = 1000;
constexpr std::size_t longest_cursor = 1024;
constexpr std::size_t longest_query = 8192;
constexpr std::size_t head_of_page = 2048;  // cursors stand before the resources

std::string key_of(std::string_view tenant, std::string_view cursor)
{
    return std::string {tenant} + '\n' + std::string {cursor};
}

// Parsing a whole page to read two texts at its beginning would cost more than all the rules.
std::optional<std::string_view> text_member(std::string_view body, std::string_view quoted_name)
{
    auto const name = body.substr(0, head_of_page).find(quoted_name);
    auto const open = name == body.npos ? body.npos : body.find_first_not_of(": \t\r\n", name + quoted_name.size());
    if (open == body.npos || body[open] != '"')
        return {};
    auto const close = body.find('"', open + 1);
    if (close == body.npos || close - open > longest_cursor)
        return {};
    return body.substr(open + 1, close - open - 1);
}

std::optional<std::string> sent_cursor(ObservedRequest const& seen)
{
    if (auto const* search = seen.search_request()) {
        auto const* cursor = search->find_ignoring_case("cursor");
        return cursor && cursor->is_string() ? std::optional {cursor->as_string()} : std::nullopt;
    }
    auto const* parameter = seen.find("cursor");
    return parameter && seen.is_query() ? std::optional {parameter->value} : std::nullopt;
}

}  // namespace

CursorMemory::Query CursorMemory::query_of(ObservedRequest const& seen)
{
    Query query {{"path", seen.path}};
    // Values compare without case: RFC 9865 §2 itself changes the case of a name in its example.
    auto const add = [&](std::string_view name, std::string_view value) {
        if (!equals_ignoring_case(name, "cursor"))
            query[ascii_lower(name)] = ascii_lower(value);
    };
    if (auto const* search = seen.search_request()) {
        for (auto const& member : search->as_object())
            add(member.name, write_json(member.value));
    } else {
        for (auto const& parameter : seen.parameters)
            add(parameter.name, parameter.value);
    }
    return query;
}

void CursorMemory::look_up(std::string_view tenant, ObservedRequest& seen) const
{
    auto const cursor = sent_cursor(seen);
    if (!cursor || cursor->empty() || cursor->size() > longest_cursor)
        return;
    CursorOrigin origin;
    auto const known = queries_.find(key_of(tenant, *cursor));
    if (known != queries_.end()) {
        origin.is_known = true;
        auto both = query_of(seen);
        auto const note
            = [&](std::string const& name) { origin.changed += (origin.changed.empty() ? "" : ", ") + shown(name); };
        for (auto const& [name, value] : known->second) {
            auto const now = both.find(name);
            if (now == both.end() || now->second != value)
                note(name);
        }
        for (auto const& [name, value] : both) {
            if (!known->second.contains(name))
                note(name);
        }
    }
    seen.cursor_origin = std::move(origin);
}

void CursorMemory::learn(std::string_view tenant, ObservedRequest const& seen, std::string_view response_body)
{
    auto const size = seen.request.target.size() + (seen.search_request() ? seen.request.body.size() : 0);
    if (!seen.is_query() || seen.status != 200 || size > longest_query)
        return;
    for (auto const* name : {"\"nextCursor\"", "\"previousCursor\""}) {
        auto const cursor = text_member(response_body, name);
        if (!cursor)
            continue;
        auto const key = key_of(tenant, *cursor);
        if (!queries_.insert_or_assign(key, query_of(seen)).second)
            continue;
        order_.push_back(key);
        if (order_.size() > most_cursors) {
            queries_.erase(order_.front());
            order_.pop_front();
        }
    }
}

}  // namespace scim::server::observe
