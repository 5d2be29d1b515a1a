// SPDX-License-Identifier: Apache-2.0
#include "support/provider.hpp"

#include <set>

#include <boost/test/unit_test.hpp>

using scim::server::test::json;
using scim::server::test::Provider;

BOOST_AUTO_TEST_CASE(the_configuration_has_all_that_rfc_7643_section_5_requires)
{
    Provider provider;
    auto const reply = provider.get("/ServiceProviderConfig");
    BOOST_TEST(reply.status == 200);
    BOOST_TEST((reply.at("/schemas") == json("['urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig']")));
    for (auto const* feature : {"patch", "bulk", "filter", "changePassword", "sort", "etag"})
        BOOST_TEST(reply.at("/" + std::string {feature} + "/supported").as_boolean(), feature);
    BOOST_TEST(reply.at("/bulk/maxOperations").as_integer() == 1000);
    BOOST_TEST(reply.at("/bulk/maxPayloadSize").as_integer() == 1048576);
    BOOST_TEST(reply.at("/filter/maxResults").as_integer() == 200);
    BOOST_TEST(reply.at("/authenticationSchemes/0/type").as_string() == "oauthbearertoken");
    BOOST_TEST(reply.at("/meta/location").as_string() == "https://example.org/scim/v2/ServiceProviderConfig");
}

BOOST_AUTO_TEST_CASE(resource_types_are_listed_and_readable_one_by_one)
{
    Provider provider;
    auto const list = provider.get("/ResourceTypes");
    BOOST_TEST(list.at("/totalResults").as_integer() == 2);
    BOOST_TEST(list.at("/Resources/0/endpoint").as_string() == "/Users");
    BOOST_TEST(list.at("/Resources/0/schemaExtensions/0/required").as_boolean() == false);
    BOOST_TEST(list.at("/Resources/1/schema").as_string() == "urn:ietf:params:scim:schemas:core:2.0:Group");
    auto const one = provider.get("/ResourceTypes/User");
    BOOST_TEST((one.body == list.at("/Resources/0")));
    BOOST_TEST(one.at("/meta/resourceType").as_string() == "ResourceType");
}

BOOST_AUTO_TEST_CASE(every_schema_is_listed_and_readable_by_its_urn)
{
    Provider provider;
    auto const list = provider.get("/Schemas?startIndex=2&count=1");
    BOOST_TEST(list.at("/totalResults").as_integer() == 6);
    BOOST_TEST(list.at("/Resources").size() == 6u);
    std::set<std::string, std::less<>> ids;
    for (auto const& schema : list.body.find("Resources")->as_array()) {
        auto const id = std::string {schema.string_or("id", "")};
        ids.insert(id);
        BOOST_TEST((provider.get("/Schemas/" + id).body == schema), id);
        BOOST_TEST(schema.find("meta")->string_or("resourceType", "") == "Schema");
    }
    BOOST_TEST(ids.contains("urn:ietf:params:scim:schemas:core:2.0:User"));
    BOOST_TEST(ids.contains("urn:ietf:params:scim:schemas:core:2.0:Group"));
    BOOST_TEST(ids.contains("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"));
}
