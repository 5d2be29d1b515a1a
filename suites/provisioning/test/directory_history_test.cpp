// SPDX-License-Identifier: Apache-2.0
#include <scim/provisioning/directory.hpp>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <functional>
#include <ostream>

#include "directory_of_four.hpp"

namespace scim::provisioning {
namespace {

using test::directory_of_four;
using test::group;
using test::start;
using test::user;

/// Calls of a directory that must succeed.
struct Story {
    char const* name;
    std::function<void(Directory&)> tell;
    std::string changes;  ///< one line, e.g. `ada updated mail,manager; crew added`
};

std::ostream& operator<<(std::ostream& out, Story const& story)
{
    return out << story.name;
}

void done(Result<void, DirectoryError> const& result)
{
    BOOST_REQUIRE_MESSAGE(result.has_value(), (result ? "" : result.error().reason));
}

std::string_view word(Change::Kind kind)
{
    switch (kind) {
    case Change::Kind::added: return "added";
    case Change::Kind::updated: return "updated";
    case Change::Kind::soft_deleted: return "soft_deleted";
    case Change::Kind::restored: return "restored";
    case Change::Kind::hard_deleted: return "hard_deleted";
    }
    return "";
}

std::string in_one_line(std::vector<Change> const& changes)
{
    std::string line;
    for (auto const& change : changes) {
        line += (line.empty() ? "" : "; ") + change.id + ' ' + std::string {word(change.kind)};
        for (auto const& attribute : change.attributes)
            line += (&attribute == &change.attributes.front() ? ' ' : ',') + attribute;
    }
    return line;
}

RoleAssignment const reader {"r1", "Reader", "Reader"};

std::vector<Story> stories()
{
    return {
        {"nothing", [](auto&) {}, ""},
        {"attributes add up",
            [](auto& d) {
                done(d.set("ada", "title", "a"));
                done(d.set("ada", "mail", "a"));
                done(d.set("ada", "title", "b"));
            },
            "ada updated mail,title"},
        {"the last change orders",
            [](auto& d) {
                done(d.set("ada", "title", "a"));
                done(d.set("bob", "title", "a"));
                done(d.set("ada", "mail", "a"));
            },
            "bob updated title; ada updated mail,title"},
        {"what is so already is no change",
            [](auto& d) {
                done(d.set("ada", "mail", {}));
                done(d.set_account_enabled("ada", true));
                done(d.set_manager("ada", ""));
                done(d.remove_member("crew", "ada"));
                done(d.unassign("ada"));
                done(d.restore("ada"));
                done(d.soft_delete("cyd", {}));
            },
            ""},
        {"the same again is no change",
            [](auto& d) {
                for (int i = 0; i < 2; ++i) {
                    done(d.set_manager("ada", "bob"));
                    done(d.add_member("crew", "ada"));
                    done(d.assign("bob", reader));
                }
                BOOST_TEST(d.watermark() == start + 3);
            },
            "ada updated manager; crew updated members; bob updated assignment"},
        {"account", [](auto& d) { done(d.set_account_enabled("ada", false)); }, "ada updated accountEnabled"},
        {"a new user with all attributes",
            [](auto& d) {
                auto eve = user("eve");
                eve.attributes = {{"mail", "e"}, {"city", "b"}, {"title", {}}};
                eve.manager = "ada";
                eve.roles = {reader, reader};
                done(d.add(eve));
                BOOST_TEST(d.find("eve")->roles.size() == 1U);
            },
            "eve added accountEnabled,assignment,city,mail,manager"},
        {"a new assigned group assigns its members",
            [](auto& d) {
                auto team = group("team");
                team.members = {"bob", "crew"};
                team.roles = {reader};
                done(d.add(team));
            },
            "team added assignment,members; bob updated assignment"},
        {"added and deleted leaves nothing",
            [](auto& d) {
                done(d.add(user("eve")));
                done(d.hard_delete("eve"));
            },
            ""},
        {"added and in the bin is added",
            [](auto& d) {
                done(d.add(user("eve")));
                done(d.soft_delete("eve", {}));
            },
            "eve added accountEnabled"},
        {"soft deletion",
            [](auto& d) {
                done(d.set("ada", "mail", "a"));
                done(d.soft_delete("ada", {}));
            },
            "ada soft_deleted mail"},
        {"restoration", [](auto& d) { done(d.restore("cyd")); }, "cyd restored"},
        {"deleted and restored is as before",
            [](auto& d) {
                done(d.soft_delete("ada", {}));
                done(d.restore("ada"));
            },
            ""},
        {"deleted, restored, changed",
            [](auto& d) {
                done(d.soft_delete("ada", {}));
                done(d.restore("ada"));
                done(d.set("ada", "mail", "a"));
            },
            "ada updated mail"},
        {"restored and deleted is as before",
            [](auto& d) {
                done(d.restore("cyd"));
                done(d.soft_delete("cyd", {}));
            },
            ""},
        {"hard deletion from the bin", [](auto& d) { done(d.hard_delete("cyd")); }, "cyd hard_deleted"},
        {"hard deletion of a manager and member",
            [](auto& d) {
                done(d.set_manager("bob", "ada"));
                done(d.add_member("crew", "ada"));
                done(d.hard_delete("ada"));
            },
            "crew updated members; bob updated manager; ada hard_deleted"},
        {"purge", [](auto& d) { d.purge(TimePoint {soft_deletion_period}); }, "cyd hard_deleted"},
        {"joining an assigned group",
            [](auto& d) {
                done(d.assign("crew", reader));
                done(d.add_member("crew", "ada"));
            },
            "crew updated assignment,members; ada updated assignment"},
        {"leaving an assigned group",
            [](auto& d) {
                done(d.add_member("crew", "ada"));
                done(d.add_member("crew", "bob"));
                done(d.assign("crew", reader));
                done(d.remove_member("crew", "ada"));
                done(d.set("bob", "mail", "b"));
            },
            "crew updated assignment,members; ada updated assignment; bob updated assignment,mail"},
        {"unassigning and deleting a group",
            [](auto& d) {
                done(d.add_member("crew", "ada"));
                done(d.assign("crew", reader));
                done(d.unassign("crew"));
                done(d.assign("crew", reader));
                done(d.soft_delete("crew", {}));
            },
            "crew soft_deleted assignment,members; ada updated assignment"},
    };
}

}  // namespace

BOOST_DATA_TEST_CASE(changes_since_a_watermark_are_summed_up, stories())
{
    auto directory = directory_of_four();
    sample.tell(directory);
    BOOST_TEST(in_one_line(directory.changes_since(start)) == sample.changes);
    BOOST_TEST(directory.changes_since(directory.watermark()).empty());
    BOOST_TEST(directory.changes_since(directory.watermark() + 1).empty());
}

BOOST_AUTO_TEST_CASE(everything_is_new_at_watermark_zero)
{
    BOOST_TEST(in_one_line(directory_of_four().changes_since(0))
        == "ada added accountEnabled; bob added accountEnabled; cyd added accountEnabled; crew added");
}

BOOST_AUTO_TEST_CASE(the_types_of_changed_objects_are_told)
{
    auto directory = directory_of_four();
    done(directory.hard_delete("crew"));
    BOOST_TEST(
        (directory.changes_since(start).front() == Change {"crew", ObjectType::group, Change::Kind::hard_deleted, {}}));
}

}  // namespace scim::provisioning
