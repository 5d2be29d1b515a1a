// SPDX-License-Identifier: Apache-2.0
#include "support/provider.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

#include <scim/server/dialect.hpp>

namespace scim::server::test {
namespace {

constexpr char const* object_for_emails
    = R"({"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"kelly",
          "emails":{"value":"kelly@example.com","type":"work"}})";

constexpr char const* scim1_user = R"({"schemas":["urn:scim:schemas:core:1.0"],"userName":"kelly","active":"true"})";

std::string scim1_members(std::string const& comes, std::string const& goes)
{
    return R"({"schemas":["urn:scim:schemas:core:1.0"],"members":[{"value":")" + comes
        + R"(","operation":"add"},{"value":")" + goes + R"(","operation":"delete"}]})";
}

/// The ids of the members of a group.
std::vector<std::string> members_of(Provider& provider, std::string const& group)
{
    std::vector<std::string> ids;
    auto const body = parse_json(provider.get("/Groups/" + group).text);
    if (auto const* members = body ? body->find("members") : nullptr) {
        for (auto const& member : members->as_array())
            ids.emplace_back(member.string_or("value", ""));
    }
    return ids;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(client_dialects)

BOOST_AUTO_TEST_CASE(one_object_stands_for_a_list_where_onelogin_is_forgiven)
{
    Provider lenient {onelogin()};
    auto const made = lenient.send("POST", "/Users", object_for_emails);
    BOOST_TEST(made.status == 201);
    BOOST_TEST((made.at("/emails/0/value") == Json {"kelly@example.com"}));
    BOOST_TEST(Provider {strict()}.send("POST", "/Users", object_for_emails).status == 400);
}

BOOST_AUTO_TEST_CASE(a_template_of_scim_1_makes_a_user_where_onelogin_is_forgiven)
{
    Provider lenient {onelogin()};
    auto const made = lenient.send("POST", "/Users", scim1_user);
    BOOST_TEST(made.status == 201);
    BOOST_TEST((made.at("/active") == Json {true}));
    BOOST_TEST(Provider {strict()}.send("POST", "/Users", scim1_user).status == 400);
}

BOOST_AUTO_TEST_CASE(a_patch_of_scim_1_adds_and_removes_members_where_onelogin_is_forgiven)
{
    for (auto const& dialect : {onelogin(), strict()}) {
        Provider provider {dialect};
        auto const comes = provider.user("{'userName':'comes'}");
        auto const goes = provider.user("{'userName':'goes'}");
        auto const group = provider.group("{'displayName':'team','members':[{'value':'" + goes + "'}]}");
        auto const reply = provider.send("PATCH", "/Groups/" + group, scim1_members(comes, goes));
        bool const is_forgiven = dialect.allows(Leniency::scim1_member_patch);
        BOOST_TEST((is_forgiven ? reply.status < 300 : reply.status == 400));
        BOOST_TEST(
            members_of(provider, group) == std::vector {is_forgiven ? comes : goes}, boost::test_tools::per_element());
    }
}

BOOST_AUTO_TEST_CASE(jumpcloud_removes_members_by_a_list_of_values)
{
    Provider provider {jumpcloud()};
    auto const goes = provider.user("{'userName':'goes'}");
    auto const stays = provider.user("{'userName':'stays'}");
    auto const group
        = provider.group("{'displayName':'team','members':[{'value':'" + goes + "'},{'value':'" + stays + "'}]}");
    provider.patch("/Groups/" + group, "[{'op':'remove','path':'members','value':[{'value':'" + goes + "'}]}]");
    BOOST_TEST(members_of(provider, group) == std::vector {stays}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(dialects_are_found_by_name)
{
    for (auto const& dialect : dialects())
        BOOST_TEST(dialect_named(dialect.name())->name() == dialect.name());
    BOOST_TEST(dialect_named("onelogi").error().find("\"onelogin\"") != std::string::npos);
    BOOST_TEST(dialect_named("something").error().find("jumpcloud") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace scim::server::test
