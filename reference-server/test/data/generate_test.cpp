// SPDX-License-Identifier: Apache-2.0
#include <scim/server/data_file.hpp>

#include <set>
#include <sstream>
#include <string>

#include <boost/test/unit_test.hpp>

#include <scim/wire/text.hpp>

#include "data/generated_people.hpp"
#include "support/provider.hpp"

namespace scim::server::test {

namespace {

std::string generated(GenerateOptions const& options)
{
    Provider provider;
    BOOST_REQUIRE(generate(provider.inside(), options));
    std::ostringstream out;
    export_resources(provider.inside(), out);
    return out.str();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(generate_suite)

BOOST_AUTO_TEST_CASE(the_wish_is_read_part_by_part)
{
    BOOST_TEST((*parse_generate("users=100000,groups=1000,seed=7") == GenerateOptions {100000, 1000, 7}));
    BOOST_TEST((*parse_generate("groups=2, users=3") == GenerateOptions {3, 2, 1}));
    BOOST_TEST((*parse_generate("seed=0") == GenerateOptions {0, 0, 0}));
    for (auto const* wrong : {"", "users", "users=", "users=-1", "users=1.5", "users=many", "users=1,users=2", "=1",
             "users=1,,groups=2", "users=1000000000", "people=3"})
        BOOST_TEST(!parse_generate(wrong).has_value(), wrong);
    BOOST_TEST(parse_generate("user=3").error().find("\"users\"") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_same_wish_makes_the_same_resources)
{
    auto const once = generated({50, 5, 3});
    BOOST_TEST(generated({50, 5, 3}) == once);
    BOOST_TEST(generated({50, 5, 4}) != once);
}

BOOST_AUTO_TEST_CASE(users_have_names_addresses_and_managers)
{
    Provider provider;
    BOOST_REQUIRE(generate(provider.inside(), {3000, 0, 1}));
    BOOST_TEST(provider.get("/Users").at("/totalResults").as_integer() == 3000);
    auto const page = provider.get("/Users?startIndex=2500&count=1");
    auto const address = page.at("/Resources/0/userName").as_string();
    BOOST_TEST(address.ends_with("@example.com"));
    BOOST_TEST(page.at("/Resources/0/emails/0/value").as_string() == address);
    BOOST_TEST(!page.at("/Resources/0/name/familyName").as_string().empty());
    auto const manager
        = provider.get("/Users/" + page.at("/Resources/0/" + std::string {enterprise} + "/manager/value").as_string());
    BOOST_TEST(manager.status == 200);
    BOOST_TEST(provider.filter("/Users", "active eq false").at("/totalResults").as_integer() > 10);
    // What is made up is what a client could have sent.
    auto const back
        = provider.send("PUT", "/Users/" + page.at("/Resources/0/id").as_string(), write_json(page.at("/Resources/0")));
    BOOST_TEST(back.status == 200);
}

BOOST_AUTO_TEST_CASE(groups_are_of_all_sizes_and_have_nobody_twice)
{
    Provider provider;
    BOOST_REQUIRE(generate(provider.inside(), {400, 100, 1}));
    std::set<std::size_t> sizes;
    auto const list = provider.get("/Groups?count=100");
    auto const groups = list.at("/Resources");
    BOOST_REQUIRE(groups.size() == 100U);
    for (auto const& group : groups.as_array()) {
        std::set<std::string> ids;
        auto const& members = group.find("members")->as_array();
        for (auto const& member : members) {
            ids.emplace(member.string_or("value", ""));
            BOOST_TEST(member.contains("$ref"));
        }
        BOOST_TEST(ids.size() == members.size());
        sizes.insert(members.size());
    }
    BOOST_TEST(sizes.size() >= 10U);
    BOOST_TEST(*sizes.begin() >= 5U);
    BOOST_TEST(*sizes.rbegin() >= 40U);
}

BOOST_AUTO_TEST_CASE(few_users_and_none_are_no_trouble)
{
    for (std::size_t users = 0; users <= 7; ++users) {
        Provider provider;
        BOOST_TEST(generate(provider.inside(), {users, 3, 9}).has_value());
        BOOST_TEST(provider.get("/Groups").at("/totalResults").as_integer() == 3);
    }
}

BOOST_AUTO_TEST_CASE(names_and_ids_do_not_come_twice)
{
    std::set<std::string> logins;
    std::set<std::string> groups;
    std::set<std::string> ids;
    for (std::size_t index = 0; index < 5000; ++index) {
        logins.insert(generated_name(3, index).login);
        groups.insert(generated_group_name(3, index));
        ids.insert(generated_id(3, index, 0));
        ids.insert(generated_id(3, index, 1));
    }
    BOOST_TEST(logins.size() == 5000U);
    BOOST_TEST(groups.size() == 5000U);
    BOOST_TEST(ids.size() == 10000U);
    BOOST_TEST(ids.begin()->size() == 36U);
    BOOST_TEST(ids.begin()->at(14) == '8');
}

BOOST_AUTO_TEST_CASE(what_is_there_already_is_not_made_again)
{
    Provider provider;
    BOOST_REQUIRE(generate(provider.inside(), {2, 0, 1}));
    auto const again = generate(provider.inside(), {2, 0, 1});
    BOOST_REQUIRE(!again);
    BOOST_TEST(again.error().find("refused") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace scim::server::test
