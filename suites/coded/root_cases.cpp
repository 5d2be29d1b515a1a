// SPDX-License-Identifier: Apache-2.0
#include "coded/root_cases.hpp"

#include <algorithm>

#include <scim/wire/encoding.hpp>

#include "coded/list_pages.hpp"

namespace scim::conformance {
namespace {

/// A user and a group whose names begin alike.
struct Pair {
    std::string user, group;
};

std::optional<Pair> create_pair(CodedContext& context)
{
    auto const name = context.unique() + "-root";
    auto const user = context.create("User", Json::object({{"userName", Json {name}}, {"displayName", Json {name}}}));
    if (!context.goes_on())
        return std::nullopt;
    auto const group = context.create("Group", Json::object({{"displayName", Json {name}}}));
    return context.goes_on() ? std::optional {Pair {user, group}} : std::nullopt;
}

/// The ids that the root finds. Empty, and the case skipped, where it cannot be queried: nobody has to offer that.
std::optional<std::vector<std::string>> found_in(CodedContext& context, Reply const& reply)
{
    if (!context.goes_on())
        return std::nullopt;
    if (reply.status() != 200 || !resources_of(reply)) {
        context.skip("the base URL cannot be queried: it answered " + std::to_string(reply.status()));
        return std::nullopt;
    }
    return ids_on(reply);
}

std::optional<std::vector<std::string>> find_at_root(CodedContext& context, std::string const& filter)
{
    return found_in(context, context.send("GET", "/?filter=" + percent_encode(filter)));
}

std::optional<std::vector<std::string>> search_at_root(CodedContext& context, std::string const& filter)
{
    auto const request
        = Json::object({{"schemas", Json::array({Json {"urn:ietf:params:scim:api:messages:2.0:SearchRequest"}})},
            {"filter", Json {filter}}});
    return found_in(context, context.send("POST", "/.search", request));
}

struct Wanted {
    bool user, group;
};
using Look = std::optional<std::vector<std::string>> (*)(CodedContext& context, std::string const& filter);

void expect_found(CodedContext& context, std::vector<std::string> const& ids, std::string const& id, bool wanted,
    std::string const& what)
{
    auto const is_there = std::find(ids.begin(), ids.end(), id) != ids.end();
    context.expect(is_there == wanted, "/Resources:" + what, (wanted ? "the " : "no ") + what,
        is_there ? "the " + what : "no " + what, wanted ? "missing-attribute" : "unexpected-attribute",
        is_there ? "present" : "absent");
}

/// Makes a user and a group, looks for both at the root, and expects those that are wanted.
void expect_at_root(CodedContext& context, Look look, std::string const& more, Wanted wanted)
{
    auto const pair = create_pair(context);
    auto const ids = pair ? look(context, "displayName sw \"" + context.unique() + "-root\"" + more) : std::nullopt;
    if (!ids)
        return;
    expect_found(context, *ids, pair->user, wanted.user, "user");
    expect_found(context, *ids, pair->group, wanted.group, "group");
}

}  // namespace

void root_query_finds_all_types(CodedContext& context)
{
    expect_at_root(context, find_at_root, "", {true, true});
}

void root_search_finds_all_types(CodedContext& context)
{
    expect_at_root(context, search_at_root, "", {true, true});
}

void root_query_can_choose_a_type(CodedContext& context)
{
    expect_at_root(context, find_at_root, " and meta.resourceType eq \"Group\"", {false, true});
}

void root_query_takes_missing_for_false(CodedContext& context)
{
    expect_at_root(context, find_at_root, " and userName pr", {true, false});
}

}  // namespace scim::conformance
