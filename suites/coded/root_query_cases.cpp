// SPDX-License-Identifier: Apache-2.0
#include "coded/root_query_cases.hpp"

#include <algorithm>

#include <scim/wire/encoding.hpp>

#include "coded/list_replies.hpp"

namespace scim::conformance {
namespace {

/// A user and a group whose display names begin alike.
struct Couple {
    std::string user;
    std::string group;
};

std::string called_alike(CodedContext& context)
{
    return "displayName sw \"" + context.unique() + "-root\"";
}

Couple create_couple(CodedContext& context)
{
    auto const name = context.unique() + "-root";
    Couple couple;
    couple.user = context.create(
        "User", Json::object({{"userName", Json {name + "-babs"}}, {"displayName", Json {name + "-babs"}}}));
    if (context.goes_on())
        couple.group = context.create("Group", Json::object({{"displayName", Json {name + "-team"}}}));
    return couple;
}

bool is_list(Reply const& reply)
{
    return reply.status() == 200 && reply.json && reply.json->find_ignoring_case("totalResults") != nullptr;
}

// Skips the case where a plain query at the root is not offered.
bool offers_root_queries(CodedContext& context)
{
    if (!context.goes_on())
        return false;
    auto const reply = context.send("GET", "/?filter=" + percent_encode(called_alike(context)));
    if (context.goes_on() && !is_list(reply))
        context.skip("GET at the base URL is not answered with a list");
    return context.goes_on();
}

/// What a root query has to find of the couple.
struct Wish {
    bool user = false;
    bool group = false;
};

void expect_one(CodedContext& context, std::vector<std::string> const& found, std::string const& id,
    std::string const& whom, bool is_wanted)
{
    auto const is_found = std::find(found.begin(), found.end(), id) != found.end();
    context.expect(is_found == is_wanted, whom, (is_wanted ? "the " : "not the ") + whom,
        is_found ? "it is there" : "it is not there", "wrong-value", is_found ? "present" : "absent");
}

void expect_found(CodedContext& context, Couple const& couple, std::string const& filter, Wish const& wish)
{
    if (!context.goes_on())
        return;
    auto const reply = context.send("GET", "/?filter=" + percent_encode(filter));
    if (!context.goes_on())
        return;
    context.expect(is_list(reply), "list", "200 and a list", std::to_string(reply.status()), "status-mismatch",
        std::to_string(reply.status()));
    if (!is_list(reply))
        return;
    auto const found = ids_on(reply);
    expect_one(context, found, couple.user, "user", wish.user);
    expect_one(context, found, couple.group, "group", wish.group);
}

}  // namespace

void root_query_finds_users_and_groups(CodedContext& context)
{
    auto const couple = create_couple(context);
    if (offers_root_queries(context))
        expect_found(context, couple, called_alike(context), {true, true});
}

void root_query_obeys_the_filter(CodedContext& context)
{
    auto const couple = create_couple(context);
    if (!offers_root_queries(context))
        return;
    expect_found(context, couple, called_alike(context) + " and displayName ew \"-team\"", {false, true});
    expect_found(context, couple, called_alike(context) + " and meta.resourceType eq \"User\"", {true, false});
}

void root_query_takes_a_missing_attribute_for_empty(CodedContext& context)
{
    auto const couple = create_couple(context);
    if (offers_root_queries(context))
        expect_found(context, couple, "userName sw \"" + context.unique() + "-root\"", {true, false});
}

void root_query_finds_nothing_by_a_missing_attribute(CodedContext& context)
{
    auto const couple = create_couple(context);
    if (!offers_root_queries(context))
        return;
    expect_found(context, couple, called_alike(context) + " and userName pr", {true, false});
    expect_found(context, couple, "userName eq \"" + context.unique() + "-root-babs\"", {true, false});
}

}  // namespace scim::conformance
