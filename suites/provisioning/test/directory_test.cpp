// SPDX-License-Identifier: Apache-2.0
#include <scim/provisioning/directory.hpp>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <array>
#include <functional>
#include <ostream>

#include "directory_of_four.hpp"

namespace scim::provisioning {
namespace {

using namespace std::chrono_literals;
using test::directory_of_four;
using test::group;
using test::user;

/// A change that cannot be, with the reason.
struct Refusal {
    char const* name;
    std::function<Result<void, DirectoryError>(Directory&)> change;
    char const* reason;
};

std::ostream& operator<<(std::ostream& out, Refusal const& refusal)
{
    return out << refusal.name;
}

SourceObject with(SourceObject object, std::string name, Value value)
{
    object.attributes.emplace_back(std::move(name), std::move(value));
    return object;
}

SourceObject managed_by(SourceObject object, std::string manager)
{
    object.manager = std::move(manager);
    return object;
}

SourceObject listing(SourceObject object, std::vector<std::string> members)
{
    object.members = std::move(members);
    return object;
}

SourceObject disabled(SourceObject object)
{
    object.account_enabled = false;
    return object;
}

std::vector<Refusal> refusals()
{
    return {
        {"no id", [](auto& d) { return d.add(user("")); }, "an object without an id"},
        {"id there", [](auto& d) { return d.add(user("ada")); }, R"("ada" is there already)"},
        {"id of group there", [](auto& d) { return d.add(user("crew")); }, R"("crew" is there already)"},
        {"id was there",
            [](auto& d) {
                BOOST_TEST(d.hard_delete("ada").has_value());
                return d.add(user("ada"));
            },
            R"("ada" was the id of an object that is deleted)"},
        {"attribute twice", [](auto& d) { return d.add(with(with(user("x"), "mail", "a"), "mail", "b")); },
            R"(two values of "mail")"},
        {"attribute without name", [](auto& d) { return d.add(with(user("x"), "", "a")); },
            "an attribute without a name"},
        {"computed attribute", [](auto& d) { return d.add(with(user("x"), "objectId", "a")); },
            R"("objectId" is no plain attribute)"},
        {"reference", [](auto& d) { return d.add(with(user("x"), "assistant", Reference {"ada"})); },
            R"("assistant" points to another object)"},
        {"unknown manager", [](auto& d) { return d.add(managed_by(user("x"), "eve")); }, R"(no object "eve")"},
        {"group as manager", [](auto& d) { return d.add(managed_by(user("x"), "crew")); }, R"("crew" is no user)"},
        {"manager of group", [](auto& d) { return d.add(managed_by(group("x"), "ada")); }, "a group with a manager"},
        {"members of user", [](auto& d) { return d.add(listing(user("x"), {"ada"})); }, "a user with members"},
        {"disabled group", [](auto& d) { return d.add(disabled(group("x"))); }, "a group cannot be disabled"},
        {"unknown member", [](auto& d) { return d.add(listing(group("x"), {"eve"})); }, R"(no object "eve")"},
        {"own member", [](auto& d) { return d.add(listing(group("x"), {"x"})); }, R"("x" would be its own member)"},
        {"member twice",
            [](auto& d) {
                return d.add(listing(group("x"), {"ada", "ada"}));
            },
            R"("ada" is a member twice)"},
        {"set unknown", [](auto& d) { return d.set("eve", "mail", "a"); }, R"(no object "eve")"},
        {"set computed", [](auto& d) { return d.set("ada", "manager", "bob"); }, R"("manager" is no plain attribute)"},
        {"set in bin", [](auto& d) { return d.set("cyd", "mail", "a"); }, R"("cyd" is in the recycle bin)"},
        {"enable unknown", [](auto& d) { return d.set_account_enabled("eve", true); }, R"(no object "eve")"},
        {"enable group", [](auto& d) { return d.set_account_enabled("crew", true); }, R"("crew" is no user)"},
        {"managed group", [](auto& d) { return d.set_manager("crew", "ada"); }, R"("crew" is no user)"},
        {"managing group", [](auto& d) { return d.set_manager("ada", "crew"); }, R"("crew" is no user)"},
        {"managing unknown", [](auto& d) { return d.set_manager("ada", "eve"); }, R"(no object "eve")"},
        {"member of user", [](auto& d) { return d.add_member("ada", "bob"); }, R"("ada" is no group)"},
        {"member unknown", [](auto& d) { return d.add_member("crew", "eve"); }, R"(no object "eve")"},
        {"member itself", [](auto& d) { return d.add_member("crew", "crew"); }, R"("crew" would be its own member)"},
        {"member in bin", [](auto& d) { return d.add_member("crew", "cyd"); }, R"("cyd" is in the recycle bin)"},
        {"remove unknown", [](auto& d) { return d.remove_member("crew", "eve"); }, R"(no object "eve")"},
        {"remove from user", [](auto& d) { return d.remove_member("ada", "bob"); }, R"("ada" is no group)"},
        {"assign unknown", [](auto& d) { return d.assign("eve", {}); }, R"(no object "eve")"},
        {"unassign unknown", [](auto& d) { return d.unassign("eve"); }, R"(no object "eve")"},
        {"delete unknown", [](auto& d) { return d.soft_delete("eve", {}); }, R"(no object "eve")"},
        {"restore unknown", [](auto& d) { return d.restore("eve"); }, R"(no object "eve")"},
        {"purge unknown", [](auto& d) { return d.hard_delete("eve"); }, R"(no object "eve")"},
    };
}

}  // namespace

BOOST_DATA_TEST_CASE(an_impossible_change_says_why_and_changes_nothing, refusals())
{
    auto directory = directory_of_four();
    auto const result = sample.change(directory);
    BOOST_REQUIRE(!result.has_value());
    BOOST_TEST(result.error().reason == sample.reason);
    if (std::string_view {sample.name} != "id was there")
        BOOST_TEST(directory.changes_since(test::start).empty());
}

BOOST_AUTO_TEST_CASE(objects_are_listed_in_order_of_addition)
{
    auto directory = directory_of_four();
    std::vector<std::string> ids;
    for (auto const* object : directory.objects(ObjectType::user))
        ids.push_back(object->id);
    BOOST_TEST(ids == (std::vector<std::string> {"ada", "bob", "cyd"}), boost::test_tools::per_element());
    BOOST_TEST(directory.count(ObjectType::user) == 3U);
    BOOST_TEST(directory.count(ObjectType::group) == 1U);
    BOOST_REQUIRE(directory.hard_delete("bob").has_value());
    BOOST_TEST(directory.count(ObjectType::user) == 2U);
    BOOST_TEST(directory.objects(ObjectType::user).size() == 2U);
    BOOST_TEST(directory.find("bob") == nullptr);
}

BOOST_AUTO_TEST_CASE(null_takes_an_attribute_away)
{
    auto directory = directory_of_four();
    BOOST_REQUIRE(directory.set("ada", "mail", "ada@example.com").has_value());
    BOOST_REQUIRE(directory.find("ada")->find("mail") != nullptr);
    BOOST_TEST((*directory.find("ada")->find("mail") == Value {"ada@example.com"}));
    BOOST_REQUIRE(directory.set("ada", "mail", {}).has_value());
    BOOST_TEST(directory.find("ada")->find("mail") == nullptr);
}

BOOST_AUTO_TEST_CASE(people_may_manage_each_other_in_a_circle)
{
    auto directory = directory_of_four();
    BOOST_REQUIRE(directory.set_manager("ada", "bob").has_value());
    BOOST_REQUIRE(directory.set_manager("bob", "ada").has_value());
    BOOST_TEST(directory.find("ada")->manager == "bob");
    BOOST_TEST(directory.find("bob")->manager == "ada");
    BOOST_REQUIRE(directory.hard_delete("ada").has_value());
    BOOST_TEST(directory.find("bob")->manager.empty());
    BOOST_TEST(directory.add(managed_by(user("own"), "own")).has_value());
    BOOST_REQUIRE(directory.set_manager("own", "").has_value());
    BOOST_TEST(directory.find("own")->manager.empty());
}

BOOST_AUTO_TEST_CASE(a_hard_deleted_object_leaves_its_groups)
{
    auto directory = directory_of_four();
    for (auto const* member : {"ada", "bob"})
        BOOST_REQUIRE(directory.add_member("crew", member).has_value());
    BOOST_TEST(directory.groups_of("ada") == std::vector<std::string> {"crew"}, boost::test_tools::per_element());
    BOOST_REQUIRE(directory.hard_delete("ada").has_value());
    BOOST_TEST(directory.find("crew")->members == std::vector<std::string> {"bob"}, boost::test_tools::per_element());
    BOOST_REQUIRE(directory.hard_delete("crew").has_value());
    BOOST_TEST(directory.groups_of("bob").empty());
}

BOOST_AUTO_TEST_CASE(members_leave_in_any_order)
{
    auto directory = directory_of_four();
    for (auto const* member : {"ada", "bob"})
        BOOST_REQUIRE(directory.add_member("crew", member).has_value());
    BOOST_REQUIRE(directory.add(listing(group("all"), {"ada", "bob", "cyd", "crew"})).has_value());
    for (auto const* member : {"ada", "crew", "bob", "cyd"}) {
        BOOST_REQUIRE(directory.remove_member("all", member).has_value());
        auto const& left = directory.find("all")->members;
        BOOST_TEST(std::count(left.begin(), left.end(), member) == 0);
    }
    BOOST_TEST(directory.find("all")->members.empty());
    BOOST_TEST(directory.find("crew")->members.size() == 2U);
}

BOOST_AUTO_TEST_CASE(an_assigned_group_gives_its_roles_to_immediate_users_only)
{
    auto directory = directory_of_four();
    BOOST_REQUIRE(directory.add(group("inner")).has_value());
    BOOST_REQUIRE(directory.add_member("inner", "bob").has_value());
    BOOST_REQUIRE(directory.add_member("crew", "ada").has_value());
    BOOST_REQUIRE(directory.add_member("crew", "inner").has_value());
    BOOST_REQUIRE(directory.assign("crew", {"r1", "Reader", "Reader"}).has_value());
    BOOST_TEST(directory.is_assigned("crew"));
    BOOST_TEST(directory.is_assigned("ada"));
    BOOST_TEST(!directory.is_assigned("inner"));
    BOOST_TEST(!directory.is_assigned("bob"));
    BOOST_TEST(!directory.is_assigned("eve"));

    BOOST_REQUIRE(directory.assign("ada", {"r2", "Writer", "Writer"}).has_value());
    BOOST_REQUIRE(directory.assign("ada", {"r1", "Reader", "Reader"}).has_value());
    BOOST_REQUIRE(directory.assign("crew", {"r3", "Owner", "Owner"}).has_value());
    std::vector<std::string> roles;
    for (auto const& role : directory.roles_of("ada"))
        roles.push_back(role.id);
    BOOST_TEST(roles == (std::vector<std::string> {"r2", "r1", "r3"}), boost::test_tools::per_element());

    BOOST_REQUIRE(directory.unassign("ada").has_value());
    BOOST_TEST(directory.roles_of("ada").size() == 2U);
    BOOST_REQUIRE(directory.soft_delete("crew", {}).has_value());
    BOOST_TEST(!directory.is_assigned("ada"));
    BOOST_TEST(directory.is_assigned("crew"));
}

BOOST_AUTO_TEST_CASE(the_bin_keeps_objects_with_their_memberships_for_thirty_days)
{
    auto directory = directory_of_four();
    TimePoint const monday {1000h};
    BOOST_REQUIRE(directory.add_member("crew", "ada").has_value());
    BOOST_REQUIRE(directory.set_manager("bob", "ada").has_value());
    BOOST_REQUIRE(directory.soft_delete("ada", monday).has_value());
    BOOST_REQUIRE(directory.soft_delete("ada", monday + 48h).has_value());
    BOOST_TEST((directory.find("ada")->soft_deleted_at == monday));
    BOOST_TEST(directory.find("crew")->members.size() == 1U);
    BOOST_TEST(directory.find("bob")->manager == "ada");

    BOOST_REQUIRE(directory.restore("ada").has_value());
    BOOST_TEST(!directory.find("ada")->soft_deleted_at.has_value());
    BOOST_TEST(directory.find("crew")->members.size() == 1U);

    BOOST_REQUIRE(directory.restore("cyd").has_value());
    BOOST_REQUIRE(directory.soft_delete("ada", monday).has_value());
    BOOST_REQUIRE(directory.soft_delete("bob", monday + 1h).has_value());
    BOOST_TEST(directory.purge(monday + 24h * 30 - 1ms) == 0U);
    BOOST_TEST(directory.purge(monday + 24h * 30) == 1U);
    BOOST_TEST(directory.find("ada") == nullptr);
    BOOST_TEST(directory.find("bob") != nullptr);
    BOOST_TEST(directory.find("crew")->members.empty());
    BOOST_TEST(directory.purge(monday + 24h * 31) == 1U);
    BOOST_TEST(directory.count(ObjectType::user) == 1U);
}

BOOST_AUTO_TEST_CASE(a_directory_can_be_moved)
{
    auto directory = directory_of_four();
    auto const moved = std::move(directory);
    BOOST_REQUIRE(moved.find("ada") != nullptr);
    BOOST_TEST(moved.find("ada")->id == "ada");
    BOOST_TEST(to_string(moved.find("ada")->type) == "User");
    BOOST_TEST(to_string(moved.find("crew")->type) == "Group");
}

}  // namespace scim::provisioning
