// SPDX-License-Identifier: Apache-2.0
#include "coded/paging_cases.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <scim/wire/date_time.hpp>
#include <scim/wire/encoding.hpp>
#include <scim/wire/json_pointer.hpp>

#include "coded/list_replies.hpp"
#include "compare.hpp"

namespace scim::conformance {
namespace {

constexpr int crowd_size = 11;
constexpr int page_size = 4;
constexpr int most_pages = 50;

/// Resources to walk over, and how they are named.
struct Crowd {
    char const* resource_type;
    char const* name;  ///< the attribute that is filtered and sorted by
    std::set<std::string> ids;
};

Crowd create_crowd(CodedContext& context, char const* resource_type, char const* name)
{
    Crowd crowd {resource_type, name, {}};
    for (int i = 0; i < crowd_size && context.goes_on(); ++i) {
        auto const value = context.unique() + "-walker-" + std::to_string(10 + i);
        crowd.ids.insert(context.create(resource_type, Json::object({{name, Json {value}}})));
    }
    return crowd;
}

/// How often each id was met.
std::map<std::string, int> walk(CodedContext& context, Crowd const& crowd, std::string const& order)
{
    std::map<std::string, int> met;
    auto const filter = percent_encode(std::string {crowd.name} + " sw \"" + context.unique() + "\"");
    int start = 1;
    for (int page = 0; page < most_pages; ++page) {
        auto const reply = context.send("GET",
            context.context().endpoint(crowd.resource_type) + "?filter=" + filter + order
                + "&startIndex=" + std::to_string(start) + "&count=" + std::to_string(page_size));
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
std::string order_of(CodedContext& context, Crowd const& crowd)
{
    if (!context.context().capabilities.missing("sort"))
        return std::string {"&sortBy="} + crowd.name;
    context.weaken(report::Level::should);
    return {};
}

void walk_meets_everyone_once(CodedContext& context, Crowd const& crowd)
{
    if (!context.goes_on())
        return;
    auto const met = walk(context, crowd, order_of(context, crowd));
    if (!context.goes_on())
        return;
    int missing = 0;
    int repeated = 0;
    for (auto const& id : crowd.ids) {
        auto const found = met.find(id);
        missing += found == met.end() ? 1 : 0;
        repeated += found != met.end() && found->second > 1 ? 1 : 0;
    }
    context.expect(missing == 0, "none-missing", "every resource on some page",
        std::to_string(missing) + " of " + std::to_string(crowd_size) + " on no page", "missing-attribute", "missing");
    context.expect(repeated == 0, "none-repeated", "every resource on one page",
        std::to_string(repeated) + " on more than one page", "wrong-value", "repeated");
}

}  // namespace

void walk_meets_every_user_once(CodedContext& context)
{
    walk_meets_everyone_once(context, create_crowd(context, "User", "userName"));
}

void walk_meets_every_group_once(CodedContext& context)
{
    walk_meets_everyone_once(context, create_crowd(context, "Group", "displayName"));
}

void users_come_in_pages_of_five(CodedContext& context)
{
    create_crowd(context, "User", "userName");
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
    auto const crowd = create_crowd(context, "User", "userName");
    if (!context.goes_on())
        return;
    auto const filter = percent_encode("userName sw \"" + context.unique() + "\"");
    auto const reply = context.send("GET",
        context.context().endpoint("User") + "?filter=" + filter
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
