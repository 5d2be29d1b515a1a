// SPDX-License-Identifier: Apache-2.0
#include "faults/fault_story.hpp"

#include <string>
#include <vector>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace scim::server::test {

namespace {

std::string group_of(Provider& provider, std::string const& name, std::vector<std::string> const& members)
{
    std::string values;
    for (auto const& id : members)
        values += (values.empty() ? "" : ",") + ("{'value':'" + id + "'}");
    return provider.group("{'displayName':'" + name + "','members':[" + values + "]}");
}

std::string add_member(std::string const& id)
{
    return "[{'op':'add','path':'members','value':[{'value':'" + id + "'}]}]";
}

std::string in_a_circle(Provider& provider)
{
    auto const inner = provider.group("{'displayName':'inner'}");
    auto const outer = group_of(provider, "outer", {inner});
    provider.patch("/Groups/" + inner, add_member(outer));
    return std::to_string(provider.get("/Groups/" + inner).status);
}

std::string subgroup_deleted(Provider& provider)
{
    auto const inner = provider.group("{'displayName':'inner'}");
    auto const outer = group_of(provider, "outer", {inner});
    provider.send("DELETE", "/Groups/" + inner);
    return seen(provider.get("/Groups/" + outer));
}

std::string added_one_by_one(Provider& provider)
{
    auto const target = "/Groups/" + provider.group("{'displayName':'G'}");
    provider.patch(target, add_member("a"));
    provider.patch(target, add_member("b"));
    return seen(provider.get(target));
}

std::string group_deleted(Provider& provider)
{
    auto const user = provider.user("{'userName':'a'}");
    provider.send("DELETE", "/Groups/" + group_of(provider, "G", {user}));
    return seen(provider.get("/Users/" + user));
}

std::string member_of_a_member(Provider& provider)
{
    auto const user = provider.user("{'userName':'a'}");
    group_of(provider, "outer", {group_of(provider, "inner", {user})});
    return write_json(provider.get("/Users/" + user).at("/groups/1/type"));
}

std::string joined_at_the_user(Provider& provider)
{
    auto const user = provider.user("{'userName':'a'}");
    auto const group = provider.group("{'displayName':'G'}");
    provider.patch("/Users/" + user, "[{'op':'add','path':'groups','value':[{'value':'" + group + "'}]}]");
    return seen(provider.get("/Groups/" + group));
}

std::string left_at_the_user(Provider& provider)
{
    auto const user = provider.user("{'userName':'a'}");
    auto const group = group_of(provider, "G", {user});
    provider.patch("/Users/" + user, "[{'op':'remove','path':'groups'}]");
    return seen(provider.get("/Groups/" + group));
}

std::string member_shown(Provider& provider)
{
    return seen(provider.get("/Groups/" + group_of(provider, "G", {provider.user("{'userName':'a'}")})));
}

std::vector<Story> const stories {
    {"group-cycle-hangs", strict, in_a_circle},
    {"group-deleted-subgroup-stays", strict, subgroup_deleted},
    {"group-displayname-optional", strict,
        [](Provider& p) {
            return seen(p.send(
                "POST", "/Groups", R"({"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"externalId":"g"})"));
        }},
    {"group-dup-members-kept", strict,
        [](Provider& p) {
            return seen(p.get("/Groups/" + group_of(p, "G", {"a", "a"})));
        }},
    {"group-member-dup-in-reply", strict,
        [](Provider& p) { return seen(p.get("/Groups/" + group_of(p, "G", {"a"}))); }},
    {"group-member-ref-wrong", strict, member_shown},
    {"group-patch-202", strict,
        [](Provider& p) { return seen(p.patch("/Groups/" + p.group("{'displayName':'G'}"), add_member("a"))); }},
    {"group-patch-deletes-others", strict, added_one_by_one},
    {"group-rename-409", strict,
        [](Provider& p) {
            auto const id = p.group("{'displayName':'G'}");
            return seen(p.patch("/Groups/" + id, "[{'op':'replace','path':'displayName','value':'H'}]"));
        }},
    {"user-groups-indirect", strict, member_of_a_member},
    {"user-groups-patch-applied", strict, joined_at_the_user},
    {"user-groups-remove-applied", strict, left_at_the_user},
    {"user-groups-stale", strict, group_deleted},
};

}  // namespace

std::vector<Story> const& membership_stories()
{
    return stories;
}

BOOST_DATA_TEST_CASE(a_fault_of_memberships_changes_what_a_client_sees, stories)
{
    check_story(sample);
}

}  // namespace scim::server::test
