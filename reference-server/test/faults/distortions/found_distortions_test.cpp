// SPDX-License-Identifier: Apache-2.0
#include "faults/distortions/distortion_faults.hpp"

#include <ostream>
#include <stdexcept>
#include <string>
#include <vector>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "support/provider.hpp"

namespace scim::server::test {
namespace {

/// A fault that finds something where there is nothing, and an address that it leaves alone.
struct Row {
    char const* fault;
    char const* target;
    char const* other;

    friend std::ostream& operator<<(std::ostream& out, Row const& row) { return out << row.fault; }
};

std::vector<Row> const rows {
    {"config-below-200", "/ServiceProviderConfig/more", "/ResourceTypes/More"},
    {"resource-type-unknown-200", "/ResourceTypes/NoSuchType", "/Schemas/urn:no:such"},
    {"schema-unknown-200", "/Schemas/urn:no:such", "/ResourceTypes/NoSuchType"},
    {"user-below-200", "/Users/1/more", "/Users/1"},
};

// A new group of one, read by its id, after a patch if there are operations.
Reply group_of_one(Provider& provider, std::string const& operations)
{
    auto const user = provider.user("{'userName':'" + std::string {operations.empty() ? "a" : "b"} + "'}");
    auto const target = "/Groups/" + provider.group("{'displayName':'G','members':[{'value':'" + user + "'}]}");
    if (!operations.empty())
        provider.patch(target, operations);
    return provider.get(target);
}

}  // namespace

BOOST_DATA_TEST_CASE(something_is_found_where_there_is_nothing, rows)
{
    Provider provider {strict(), {sample.fault}};
    BOOST_TEST(provider.get(sample.target).status == 200);
    BOOST_TEST(provider.get(sample.other).status == 404);
}

BOOST_AUTO_TEST_CASE(the_only_member_of_a_new_group_is_listed_twice)
{
    Provider provider {strict(), {"group-first-member-twice"}};
    BOOST_TEST(group_of_one(provider, "").at("/members").size() == 2U);
    BOOST_TEST(
        group_of_one(provider, "[{'op':'replace','path':'displayName','value':'H'}]").at("/members").size() == 1U);
}

BOOST_AUTO_TEST_CASE(the_only_member_of_a_new_group_has_a_url_for_a_value)
{
    Provider provider {strict(), {"group-first-member-by-url"}};
    BOOST_TEST(group_of_one(provider, "").at("/members/0/value").as_string().starts_with("Users/"));
}

BOOST_AUTO_TEST_CASE(the_answer_to_a_put_breaks_off)
{
    Provider provider {strict(), {"put-answer-cut"}};
    auto const id = provider.user("{'userName':'a'}");
    auto const body = quoted("{'schemas':['" + std::string {core_user} + "'],'userName':'b'}");
    BOOST_CHECK_THROW(provider.send("PUT", "/Users/" + id, body), std::runtime_error);  // no JSON
    BOOST_TEST((provider.get("/Users/" + id).at("/userName") == Json {"b"}));
}

BOOST_AUTO_TEST_CASE(a_title_comes_in_an_array)
{
    Provider provider {strict(), {"title-in-array"}};
    auto const user = provider.get("/Users/" + provider.user("{'userName':'a','title':'T'}"));
    BOOST_TEST((user.at("/title/0") == Json {"T"}));
    BOOST_TEST((user.at("/userName") == Json {"a"}));
}

}  // namespace scim::server::test
