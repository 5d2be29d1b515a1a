// SPDX-License-Identifier: Apache-2.0
#include "coded/paging_cases.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <scim/wire/date_time.hpp>
#include <scim/wire/json_pointer.hpp>

#include "coded/list_pages.hpp"
#include "compare.hpp"

namespace scim::conformance {
namespace {

constexpr int crowd_size = 11;
constexpr int page_size = 4;
constexpr int most_pages = 50;

/// How often each id was met.
std::map<std::string, int> walk(CodedContext& context, WalkerKind const& kind, std::string const& order)
{
    std::map<std::string, int> met;
    int start = 1;
    for (int page = 0; page < most_pages; ++page) {
        auto const reply = context.send("GET",
            walkers_target(context, kind) + order + "&startIndex=" + std::to_string(start)
                + "&count=" + std::to_string(page_size));
        auto const ids = ids_on(reply);
        for (auto const& id : ids)
            ++met[id];
        start += static_cast<int>(ids.size());
        if (ids.empty() || !context.goes_on())
            break;
    }
    return met;
}

// Without sortBy, the order of a list may change from page to page; then what is missed is a warning.
std::string order_of(CodedContext& context, WalkerKind const& kind)
{
    if (!context.context().capabilities.missing("sort"))
        return std::string {"&sortBy="} + kind.name;
    context.weaken(report::Level::should);
    return {};
}

void walk_meets_everyone_once(CodedContext& context, WalkerKind const& kind)
{
    auto const ours = create_walkers(context, kind, crowd_size);
    if (!context.goes_on())
        return;
    auto const met = walk(context, kind, order_of(context, kind));
    if (context.goes_on())
        expect_each_once(context, ours, met);
}

}  // namespace

void walk_meets_every_user_once(CodedContext& context)
{
    walk_meets_everyone_once(context, user_walkers);
}

void walk_meets_every_group_once(CodedContext& context)
{
    walk_meets_everyone_once(context, group_walkers);
}

void users_come_in_pages_of_five(CodedContext& context)
{
    create_walkers(context, user_walkers, crowd_size);
    if (!context.goes_on())
        return;
    constexpr int five = 5;
    std::set<std::string> met;
    for (int page = 0; page < 2 && context.goes_on(); ++page) {
        auto const start = page * five + 1;
        auto const reply = context.send("GET",
            context.context().endpoint("User") + "?startIndex=" + std::to_string(start)
                + "&count=" + std::to_string(five));
        if (!context.goes_on())
            return;
        context.expect(reply.status() == 200, "status", "200", std::to_string(reply.status()), "status-mismatch",
            std::to_string(reply.status()));
        auto const ids = ids_on(reply);
        context.expect(static_cast<int>(ids.size()) == five, "page-size", "5 users",
            std::to_string(ids.size()) + " users", "wrong-value", ids.size() > five ? "too-many" : "too-few");
        auto const* echoed = reply.json ? reply.json->find_ignoring_case("startIndex") : nullptr;
        context.expect(echoed && *echoed == Json {start}, "startIndex", std::to_string(start),
            echoed ? brief(*echoed) : "absent", echoed ? "wrong-value" : "missing-attribute",
            echoed ? "other-value" : "absent");
        met.insert(ids.begin(), ids.end());
    }
}

namespace {

std::vector<TimePoint> creations_on(Reply const& page)
{
    std::vector<TimePoint> instants;
    for (int place = 0;; ++place) {
        auto const pointer = "/Resources/" + std::to_string(place) + "/meta/created";
        auto const* text = page.json ? resolve_ignoring_case(*page.json, pointer) : nullptr;
        auto const instant = text && text->is_string() ? parse_date_time(text->as_string()) : std::nullopt;
        if (!instant)
            return instants;
        instants.push_back(*instant);
    }
}

}  // namespace

void newest_users_come_first(CodedContext& context)
{
    constexpr int enough = 4;
    create_walkers(context, user_walkers, crowd_size);
    if (!context.goes_on())
        return;
    auto const reply = context.send("GET",
        walkers_target(context, user_walkers)
            + "&sortBy=meta.created&sortOrder=descending&count=" + std::to_string(enough));
    if (!context.goes_on())
        return;
    context.expect(reply.status() == 200, "status", "200", std::to_string(reply.status()), "status-mismatch",
        std::to_string(reply.status()));
    auto const instants = creations_on(reply);
    context.expect(std::is_sorted(instants.rbegin(), instants.rend()), "newest-first", "meta.created in falling order",
        "another order", "wrong-value", "other-order");
}

}  // namespace scim::conformance
