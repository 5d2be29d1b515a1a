// SPDX-License-Identifier: Apache-2.0
#include "coded/paging_cases.hpp"

#include <map>
#include <set>

#include "coded/list_pages.hpp"
#include "compare.hpp"

namespace scim::conformance {
namespace {

constexpr int users_made = 11;
constexpr int page_size = 4;
constexpr int most_pages = 50;

/// How often each id was met.
std::map<std::string, int> walk(CodedContext& context)
{
    std::map<std::string, int> met;
    int start = 1;
    for (int page = 0; page < most_pages; ++page) {
        auto const reply = context.send("GET",
            walkers_target(context) + "&startIndex=" + std::to_string(start) + "&count=" + std::to_string(page_size));
        auto const ids = ids_on(reply);
        for (auto const& id : ids)
            ++met[id];
        start += static_cast<int>(ids.size());
        if (ids.empty() || !context.goes_on())
            break;
    }
    return met;
}

}  // namespace

void walk_meets_every_user_once(CodedContext& context)
{
    auto const ours = create_walkers(context, users_made);
    if (!context.goes_on())
        return;
    auto const met = walk(context);
    if (!context.goes_on())
        return;
    expect_each_once(context, ours, met);
}

void users_come_in_pages_of_five(CodedContext& context)
{
    create_walkers(context, users_made);
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

}  // namespace scim::conformance
