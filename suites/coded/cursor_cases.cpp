// SPDX-License-Identifier: Apache-2.0
#include "coded/cursor_cases.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include <scim/wire/encoding.hpp>

#include "coded/list_pages.hpp"
#include "compare.hpp"

namespace scim::conformance {
namespace {

constexpr int users_made = 5;
constexpr int page_size = 2;
/// Pages may be short, even empty, so that a walk may take more than it needs.
constexpr int most_pages = 25;

/// A cursor of a page; empty if it is absent or no text.
std::string cursor_of(Reply const& page, std::string_view name)
{
    auto const* value = page.json ? page.json->find_ignoring_case(name) : nullptr;
    return value && value->is_string() ? value->as_string() : std::string {};
}

/// Empty, and the case blocked, if there is no page.
std::optional<Reply> fetch(CodedContext& context, std::string const& cursor)
{
    auto reply = context.send("GET",
        walkers_target(context, user_walkers) + "&count=" + std::to_string(page_size)
            + "&cursor=" + percent_encode(cursor));
    if (!context.goes_on())
        return std::nullopt;
    if (!reply.is_success()) {
        context.block("a page was answered with " + std::to_string(reply.status()));
        return std::nullopt;
    }
    return reply;
}

/// All pages along nextCursor, at most so many as are tried.
std::vector<Reply> walk(CodedContext& context)
{
    std::vector<Reply> pages;
    std::string cursor;
    do {
        auto page = fetch(context, cursor);
        if (!page)
            return pages;
        cursor = cursor_of(*page, "nextCursor");
        pages.push_back(std::move(*page));
    } while (!cursor.empty() && pages.size() < most_pages);
    return pages;
}

bool is_unreserved(char letter)
{
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9')
        || std::string_view {"-._~"}.find(letter) != std::string_view::npos;
}

Json const* pagination_of(CodedContext& context)
{
    auto const& config = context.context().capabilities.service_provider_config;
    return config ? config->find_ignoring_case("pagination") : nullptr;
}

}  // namespace

void cursors_meet_every_user_once(CodedContext& context)
{
    auto const ours = create_walkers(context, user_walkers, users_made);
    auto const pages = context.goes_on() ? walk(context) : std::vector<Reply> {};
    if (!context.goes_on())
        return;
    std::map<std::string, int> met;
    for (auto const& page : pages) {
        for (auto const& id : ids_on(page))
            ++met[id];
    }
    context.expect(cursor_of(pages.back(), "nextCursor").empty(), "/nextCursor", "a page without nextCursor at the end",
        "nextCursor on each of " + std::to_string(pages.size()) + " pages", "unexpected-attribute", "endless");
    expect_each_once(context, ours, met);
}

void cursors_are_unreserved(CodedContext& context)
{
    create_walkers(context, user_walkers, page_size + 1);
    auto const pages = context.goes_on() ? walk(context) : std::vector<Reply> {};
    if (!context.goes_on())
        return;
    auto is_any = false;
    for (auto const& page : pages) {
        for (auto const* name : {"nextCursor", "previousCursor"}) {
            auto const cursor = cursor_of(page, name);
            is_any = is_any || !cursor.empty();
            if (!std::all_of(cursor.begin(), cursor.end(), is_unreserved))
                return context.expect(false, "/" + std::string {name}, "letters, digits, -, ., _ and ~ only",
                    brief(Json {cursor}), "wrong-value", "reserved");
        }
    }
    if (!is_any)
        return context.block("the provider returned no cursor");
    context.expect(true, "cursors", "letters, digits, -, ., _ and ~ only", "", "wrong-value", "");
}

void previous_cursor_leads_back(CodedContext& context)
{
    create_walkers(context, user_walkers, page_size + 1);
    auto const first = context.goes_on() ? fetch(context, "") : std::nullopt;
    auto const second = first ? fetch(context, cursor_of(*first, "nextCursor")) : std::nullopt;
    if (!second)
        return;
    auto const back = cursor_of(*second, "previousCursor");
    if (back.empty())
        return context.skip("the provider returns no previousCursor");
    auto const again = fetch(context, back);
    if (!again)
        return;
    auto const met = ids_on(*again);
    auto const is_same = met == ids_on(*first);
    context.expect(is_same, "/Resources", "the users of the first page",
        std::to_string(met.size()) + " users, not those of the first page", "wrong-value", "other-page");
}

void cursor_keywords_come_with_400(CodedContext& context)
{
    constexpr std::array<std::string_view, 3> keywords {"invalidCursor", "expiredCursor", "invalidCount"};
    auto const reply = context.send("GET", context.context().endpoint("User") + "?count=1&cursor=this-is-not-a-cursor");
    if (!context.goes_on())
        return;
    auto const keyword = std::string {reply.json ? reply.json->string_or("scimType", "") : ""};
    if (std::find(keywords.begin(), keywords.end(), keyword) == keywords.end())
        return context.skip("the provider uses none of the keywords of RFC 9865");
    auto const status = std::to_string(reply.status());
    context.expect(reply.status() == 400, "status", "400 with " + keyword, status, "status-mismatch", status);
}

void default_method_is_used(CodedContext& context)
{
    auto const* pagination = pagination_of(context);
    auto const method = std::string {pagination ? pagination->string_or("defaultPaginationMethod", "") : ""};
    if (method != "index" && method != "cursor")
        return context.skip("the configuration names no default method");
    create_walkers(context, user_walkers, page_size + 1);
    if (!context.goes_on())
        return;
    auto const reply
        = context.send("GET", walkers_target(context, user_walkers) + "&count=" + std::to_string(page_size));
    if (!context.goes_on())
        return;
    if (!reply.is_success())
        return context.block("the query was answered with " + std::to_string(reply.status()));
    auto const has_cursor = !cursor_of(reply, "nextCursor").empty();
    context.expect(has_cursor == (method == "cursor"), "/nextCursor",
        method == "cursor" ? "nextCursor, the default being cursor" : "no nextCursor, the default being index",
        has_cursor ? "nextCursor" : "no nextCursor", "wrong-value", has_cursor ? "present" : "absent");
}

void default_cursor_page_has_the_published_size(CodedContext& context)
{
    constexpr std::int64_t most_made = 20;
    auto const* pagination = pagination_of(context);
    auto const* size = pagination ? pagination->find_ignoring_case("defaultPageSize") : nullptr;
    if (!size || !size->is_integer() || pagination->string_or("defaultPaginationMethod", "") != "cursor")
        return context.skip("the configuration names no default page size for cursors as the default");
    if (size->as_integer() < 1 || size->as_integer() > most_made)
        return context.skip("the default page is too large to be filled here");
    create_walkers(context, user_walkers, static_cast<int>(size->as_integer()) + 1);
    if (!context.goes_on())
        return;
    auto const reply = context.send("GET", walkers_target(context, user_walkers));
    if (!context.goes_on())
        return;
    if (!reply.is_success())
        return context.block("the query was answered with " + std::to_string(reply.status()));
    auto const count = static_cast<std::int64_t>(ids_on(reply).size());
    context.expect(count <= size->as_integer(), "/Resources", "at most " + std::to_string(size->as_integer()),
        std::to_string(count), "wrong-value", "too-many");
    auto const has_cursor = !cursor_of(reply, "nextCursor").empty();
    context.expect(has_cursor, "/nextCursor", "nextCursor, since there are more users", "no nextCursor",
        "missing-value", "absent");
}

void index_works_where_published(CodedContext& context)
{
    auto const* pagination = pagination_of(context);
    auto const* index = pagination ? pagination->find_ignoring_case("index") : nullptr;
    if (!index || !(*index == Json {true}))
        return context.skip("the configuration does not say that pages go by index");
    create_walkers(context, user_walkers, 2);
    std::vector<std::vector<std::string>> pages;
    for (auto const* start : {"1", "2"}) {
        if (!context.goes_on())
            return;
        pages.push_back(ids_on(
            context.send("GET", walkers_target(context, user_walkers) + "&count=1&startIndex=" + std::string {start})));
    }
    if (!context.goes_on())
        return;
    context.expect(!pages[1].empty() && pages[0] != pages[1], "/Resources", "another user at startIndex 2",
        pages[1].empty() ? "no user" : "the user of startIndex 1", "wrong-value",
        pages[1].empty() ? "no-user" : "same-user");
}

}  // namespace scim::conformance
