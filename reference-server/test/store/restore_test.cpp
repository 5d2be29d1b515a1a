// SPDX-License-Identifier: Apache-2.0
#include "store/store.hpp"

#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "schema/load_schema.hpp"
#include "support/provider.hpp"

using namespace scim;
using namespace scim::server;
using scim::server::test::json;

namespace {

struct Fixture {
    Behaviour const behaviour = honest_behaviour();
    Dialect const dialect = strict();
    test::HandClock const clock;
    std::vector<ResourceType> const types = *load_resource_types();
    ResourceType const& users = types.at(0);
    ResourceType const& groups = types.at(1);
    Store store {behaviour, dialect, clock};
    TimePoint const created = *parse_date_time("2020-02-03T04:05:06Z");
    TimePoint const modified = *parse_date_time("2021-02-03T04:05:06Z");

    Fixture() { store.set_base_url("http://example.com/scim/v2"); }

    auto restore(std::string const& id, std::string const& user_name)
    {
        auto content = json("{'schemas': ['urn:ietf:params:scim:schemas:core:2.0:User']}");
        content.set("userName", user_name);
        return store.restore(users, id, created, modified, 7, std::move(content));
    }
};

std::vector<std::string> ids(std::vector<ResourcePointer> const& resources)
{
    std::vector<std::string> found;
    for (auto const& resource : resources)
        found.push_back(resource->id);
    return found;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(restoring, Fixture)

// RFC 7643 §3.1.
BOOST_AUTO_TEST_CASE(a_restored_resource_keeps_its_id_its_times_and_its_version)
{
    BOOST_REQUIRE(restore("a", "anna"));
    auto const found = store.find(users, "a");
    BOOST_REQUIRE(found);
    BOOST_TEST(found->version == 7u);
    auto const content = found->content();
    auto const* meta = content.find("meta");
    BOOST_REQUIRE(meta);
    BOOST_TEST(meta->string_or("created", "") == "2020-02-03T04:05:06.000Z");
    BOOST_TEST(meta->string_or("lastModified", "") == "2021-02-03T04:05:06.000Z");
    BOOST_TEST(meta->string_or("version", "") == "W/\"7\"");
    BOOST_TEST(meta->string_or("location", "") == "http://example.com/scim/v2/Users/a");
}

BOOST_AUTO_TEST_CASE(an_id_can_be_restored_once)
{
    BOOST_REQUIRE(restore("a", "anna"));
    auto const again = restore("a", "bert");
    BOOST_REQUIRE(!again);
    BOOST_TEST(again.error().status == 409);
    BOOST_TEST(ids(store.with_value(users, "userName", "bert")).empty());
}

BOOST_AUTO_TEST_CASE(a_unique_value_can_be_restored_once)
{
    BOOST_REQUIRE(restore("a", "anna"));
    BOOST_TEST(!restore("b", "ANNA"));
    BOOST_TEST(ids(store.with_value(users, "userName", "Anna")) == std::vector<std::string> {"a"},
        boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(batches_meet_every_resource_of_a_type_in_order_of_creation)
{
    for (auto const* id : {"c", "a", "d"})
        BOOST_REQUIRE(restore(id, id));
    BOOST_REQUIRE(store.restore(groups, "g", created, modified, 1, json("{'displayName': 'all'}")));
    BOOST_REQUIRE(restore("b", "b"));

    std::vector<std::string> met;
    for (auto batch = store.batch_after(users, 0, 2); !batch.empty();
         batch = store.batch_after(users, batch.back()->sequence, 2)) {
        BOOST_TEST(batch.size() <= 2u);
        for (auto const& id : ids(batch))
            met.push_back(id);
    }
    BOOST_TEST(met == (std::vector<std::string> {"c", "a", "d", "b"}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
