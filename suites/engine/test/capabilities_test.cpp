// SPDX-License-Identifier: Apache-2.0
#include <scim/conformance/capabilities.hpp>

#include "given_resource.hpp"

#include <boost/test/unit_test.hpp>

namespace scim::conformance {
namespace {

Json schemas()
{
    return *parse_json(R"({"Resources":[{"id":"urn:ietf:params:scim:schemas:core:2.0:User","attributes":[
        {"name":"userName","type":"string","required":true},
        {"name":"emails","type":"complex","multiValued":true,"required":true,"subAttributes":[{"name":"value","type":"string"}]}]}]})");
}

}  // namespace

BOOST_AUTO_TEST_CASE(without_discovery_what_entra_needs_is_taken_as_offered)
{
    auto const capabilities = capabilities_from(std::nullopt, std::nullopt, std::nullopt, {});
    for (auto const* offered : {"User", "Group", "enterprise-user", "patch", "filter", "User.nickName", "!sort"})
        BOOST_TEST(!capabilities.missing(offered).has_value(), offered);
    for (auto const* absent : {"sort", "etag", "bulk", "cursor", "schemas", "serviceProviderConfig"})
        BOOST_TEST(capabilities.missing(absent).has_value(), absent);
}

BOOST_AUTO_TEST_CASE(a_feature_is_what_the_configuration_says_unless_overridden)
{
    auto const config
        = *parse_json(R"({"patch":{"supported":false},"sort":{"supported":true},"filter":{"supported":true}})");
    auto const said = capabilities_from(config, std::nullopt, std::nullopt, {});
    BOOST_TEST(said.missing("patch").value() == "ServiceProviderConfig says patch.supported is false");
    BOOST_TEST(!said.missing("sort").has_value());
    auto const overridden = capabilities_from(
        config, std::nullopt, std::nullopt, {{"sort", {false, "slow"}}, {"patch", {true, "works"}}});
    BOOST_TEST(overridden.missing("sort").value() == "switched off by configuration: slow");
    BOOST_TEST(!overridden.missing("patch").has_value());
}

BOOST_AUTO_TEST_CASE(resource_types_and_attributes_are_those_published)
{
    auto const types = *parse_json(
        R"([{"schema":"urn:ietf:params:scim:schemas:core:2.0:User","name":"Person","endpoint":"People"}])");
    auto const capabilities = capabilities_from(std::nullopt, types, schemas(), {});
    BOOST_TEST(capabilities.endpoints.at("User") == "/People");
    BOOST_TEST(capabilities.missing("Group").has_value());
    BOOST_TEST(capabilities.missing("enterprise-user").has_value());
    BOOST_TEST(
        capabilities.missing("User.nickName").value() == "the provider's schema of User has no attribute nickName");
    BOOST_TEST(!capabilities.missing("User.USERNAME").has_value());
    BOOST_TEST(!capabilities.missing("User.externalId").has_value());
}

BOOST_AUTO_TEST_CASE(a_given_resource_is_completed_by_what_the_provider_demands)
{
    auto const capabilities = capabilities_from(std::nullopt, std::nullopt, schemas(), {});
    auto const body = complete_given("User", *parse_json(R"({"userName":"babs"})"), "scimproof-x", capabilities);
    BOOST_TEST(body.find("userName")->as_string() == "scimproof-x-babs");
    BOOST_TEST(body.find("schemas")->as_array().front().as_string() == "urn:ietf:params:scim:schemas:core:2.0:User");
    BOOST_TEST(body.find("emails")->size() == 1U);
}

}  // namespace scim::conformance
