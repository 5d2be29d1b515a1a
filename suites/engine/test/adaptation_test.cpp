// SPDX-License-Identifier: Apache-2.0
#include "adaptation.hpp"

#include <boost/test/unit_test.hpp>

#include <chrono>

#include "lateness.hpp"

namespace scim::conformance {
namespace {

/// A provider that demands emails, keeps externalId to itself, and wants each nickName once.
Capabilities strict_provider()
{
    return capabilities_from(std::nullopt, std::nullopt,
        parse_json(R"({"Resources":[{"id":"urn:ietf:params:scim:schemas:core:2.0:User","attributes":[
            {"name":"userName","type":"string","required":true,"uniqueness":"server"},
            {"name":"nickName","type":"string","uniqueness":"server"},
            {"name":"externalId","type":"string","mutability":"readOnly"},
            {"name":"groups","type":"complex","multiValued":true,"mutability":"readOnly"},
            {"name":"emails","type":"complex","multiValued":true,"required":true}]}]})")
            .value(),
        {});
}

Json with_schemas(char const* rest)
{
    return *parse_json(R"({"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"])" + std::string {rest} + "}");
}

CaseDefinition sending(std::string method, std::string target, char const* body)
{
    CaseDefinition definition;
    StepDefinition step;
    step.method = std::move(method);
    step.target = std::move(target);
    step.body = *parse_json(body);
    definition.steps.push_back(std::move(step));
    return definition;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(adaptation)

BOOST_AUTO_TEST_CASE(a_body_gets_what_the_provider_demands)
{
    auto const sent
        = complete_sent("POST", "/Users", with_schemas(R"(,"userName":"bjensen")"), "run-1", strict_provider());
    BOOST_TEST(sent.find("emails")->as_array().front().string_or("value", "") == "run-1@example.com");
}

BOOST_AUTO_TEST_CASE(what_the_standards_demand_is_not_added)
{
    auto const sent = complete_sent("POST", "/Users", with_schemas(""), "run-1", strict_provider());
    BOOST_TEST(!sent.contains("userName"));
}

BOOST_AUTO_TEST_CASE(other_requests_stay_as_they_are)
{
    auto const provider = strict_provider();
    auto const body = with_schemas(R"(,"userName":"bjensen")");
    BOOST_TEST((complete_sent("PATCH", "/Users/1", body, "u", provider) == body));
    BOOST_TEST((complete_sent("POST", "/Users/.search", body, "u", provider) == body));
    BOOST_TEST((complete_sent("POST", "/Groups", body, "u", provider) == body));
    auto const broken = *parse_json(R"({"userName":"bjensen"})");
    BOOST_TEST((complete_sent("POST", "/Users", broken, "u", provider) == broken));
}

BOOST_AUTO_TEST_CASE(operations_of_a_job_are_completed_one_by_one)
{
    auto job = *parse_json(R"({"Operations":[{"method":"POST","path":"/Users"},{"method":"PUT","path":"/Users/1"},
        {"method":"DELETE","path":"/Users/2"}]})");
    for (auto const place : {0U, 1U})
        job.find("Operations")->as_array()[place].set("data", with_schemas(R"(,"userName":"bjensen")"));
    auto const sent = complete_sent("POST", "/Bulk", job, "u", strict_provider());
    auto const& operations = sent.find("Operations")->as_array();
    auto const email = [&](std::size_t place) {
        return std::string {operations[place].find("data")->find("emails")->as_array().front().string_or("value", "")};
    };
    BOOST_TEST(email(0) == "u-1@example.com");
    BOOST_TEST(email(1) == "u@example.com");
    BOOST_TEST(!operations[2].contains("data"));
}

BOOST_AUTO_TEST_CASE(a_case_that_writes_what_is_read_only_here_is_left_out)
{
    auto const provider = strict_provider();
    auto const by_body = sending("POST", "/Users", R"({"externalId":"701984"})");
    BOOST_TEST(read_only_obstacle(by_body, provider).value() == "the provider publishes User.externalId as readOnly");
    auto const by_path
        = sending("PATCH", "/Users/1", R"({"Operations":[{"op":"replace","path":"ExternalId","value":"7"}]})");
    BOOST_TEST(read_only_obstacle(by_path, provider).has_value());
    auto const by_value = sending("PATCH", "/Users/1", R"({"Operations":[{"op":"add","value":{"externalId":"7"}}]})");
    BOOST_TEST(read_only_obstacle(by_value, provider).has_value());
}

BOOST_AUTO_TEST_CASE(what_is_read_only_everywhere_may_be_tried)
{
    auto const provider = strict_provider();
    BOOST_TEST(!read_only_obstacle(sending("PUT", "/Users/1", R"({"groups":[],"id":"2"})"), provider).has_value());
    BOOST_TEST(!read_only_obstacle(sending("POST", "/Users", R"({"nickName":"Babs"})"), provider).has_value());
}

BOOST_AUTO_TEST_CASE(two_resources_may_not_share_what_is_unique_here)
{
    auto const provider = strict_provider();
    std::vector<GivenResource> const given {
        {"a", "User", *parse_json(R"({"nickName":"Babs"})")}, {"b", "User", *parse_json(R"({"nickName":"Babs"})")}};
    BOOST_TEST(shared_unique_attribute(given, "User", provider).value() == "nickName");
    BOOST_TEST(!shared_unique_attribute({given.front()}, "User", provider).has_value());
    BOOST_TEST(!shared_unique_attribute(given, "Group", provider).has_value());
}

BOOST_AUTO_TEST_CASE(a_case_may_ask_that_an_attribute_is_optional)
{
    BOOST_TEST(
        strict_provider().missing("optional:User.emails").value() == "the provider's schema demands User.emails");
    BOOST_TEST(!strict_provider().missing("optional:User.nickName").has_value());
    BOOST_TEST(!capabilities_from(std::nullopt, std::nullopt, std::nullopt, {}).missing("optional:User.emails"));
}

BOOST_AUTO_TEST_CASE(patience_ends_after_two_searches_in_vain)
{
    using namespace std::chrono_literals;
    Lateness lateness {2s};
    lateness.found_nothing();
    BOOST_TEST(lateness.is_worth_a_look());
    lateness.found_nothing();
    BOOST_TEST(!lateness.is_worth_a_look());
    lateness.found(300ms);
    BOOST_TEST(lateness.is_worth_a_look());
    lateness.found(100ms);
    BOOST_TEST(lateness.pause().count() == 300);
    BOOST_TEST(!Lateness {0ms}.is_worth_a_look());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace scim::conformance
