// SPDX-License-Identifier: Apache-2.0
#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

#include <scim/report/redaction.hpp>
#include <scim/wire/json.hpp>

#include "../redaction_parts.hpp"

using namespace std::string_literals;
using scim::report::sample::contains;
using scim::report::sample::options;
using scim::report::sample::redactor;
using scim::report::sample::response;
using scim::report::sample::shown;
namespace report = scim::report;

BOOST_AUTO_TEST_SUITE(personal_data)

BOOST_AUTO_TEST_CASE(people_of_others_are_masked_and_ours_are_shown)
{
    auto const body = shown(
        R"({"schemas":["urn:ietf:params:scim:api:messages:2.0:ListResponse"],"totalResults":2,"Resources":[)"
        R"({"id":"1","userName":"scimproof-1A2B3C-ann","name":{"familyName":"Ours"},"active":true},)"
        R"({"id":"2","userName":"bob@corp.example","name":{"givenName":"Bob","familyName":"Moss"},"externalId":"e7",)"
        R"("emails":[{"value":"bob@corp.example","type":"work","primary":true}],"active":false,)"
        R"("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"Tours","manager":{"value":"9","displayName":"Kim"}},)"
        R"("meta":{"resourceType":"User","location":"https://h/Users/2"}}]})");
    for (auto const* const kept :
        {"scimproof-1A2B3C-ann", "Ours", "\"id\":\"2\"", "\"type\":\"work\"", "\"active\":false", "\"totalResults\":2",
            "https://h/Users/2", "Tours", "\"value\":\"9\"", "\"primary\":true"})
        BOOST_TEST(contains(body, kept));
    for (auto const* const gone : {"bob@corp.example", "\"Bob\"", "Moss", "\"e7\"", "Kim"})
        BOOST_TEST(!contains(body, gone));
    BOOST_TEST(contains(body, R"("userName":"‹personal:)"));
    BOOST_TEST(scim::parse_json(body).has_value());
}

BOOST_AUTO_TEST_CASE(a_member_of_ours_does_not_make_a_group_ours)
{
    auto const body = shown(
        R"({"displayName":"Board","members":[{"value":"1","display":"scimproof-1a2b3c-x"},{"value":"2","display":"Bob"}]})");
    BOOST_TEST(!contains(body, "Board"));
    BOOST_TEST(!contains(body, "Bob"));
    BOOST_TEST(contains(body, R"("value":"2")"));
}

BOOST_AUTO_TEST_CASE(single_resources_arrays_and_bulk_answers_are_judged)
{
    BOOST_TEST(!contains(shown(R"({"id":"1","userName":"bob"})"), "bob"));
    BOOST_TEST(!contains(shown(R"([{"userName":"bob"},{"userName":"scimproof-1a2b3c"}])"), "bob"));
    BOOST_TEST(!contains(shown(R"({"Operations":[{"status":"200","response":{"userName":"bob"}}]})"), "bob"));
    BOOST_TEST(!contains(shown(R"({"userName":"bob","emails":[)"), "bob"));
    BOOST_TEST(contains(shown(R"({"userName":"scimproof-1a2b3c-b","emails":[)"), "scimproof-1a2b3c-b"));
}

BOOST_AUTO_TEST_CASE(discovery_documents_and_errors_hold_no_people)
{
    for (auto const* const text :
        {R"({"schemas":["urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig"],"name":"x"})",
            R"({"Resources":[{"schemas":["urn:ietf:params:scim:schemas:core:2.0:ResourceType"],"name":"User"}]})",
            R"({"name":"User","endpoint":"/Users","schema":"urn:x"})",
            R"({"name":"User","attributes":[{"name":"title"}]})",
            R"({"authenticationSchemes":[{"name":"OAuth","type":"oauthbearertoken"}]})",
            R"({"schemas":["urn:ietf:params:scim:api:messages:2.0:Error"],"title":"Not found","status":"404"})",
            R"({"title":"Not found","detail":"none"})"})
        BOOST_TEST(shown(text) == text);
}

BOOST_AUTO_TEST_CASE(requests_of_ours_are_shown)
{
    auto const* const text
        = R"({"schemas":["urn:x:PatchOp"],"Operations":[{"op":"Add","value":{"displayName":"Bob"}}]})";
    auto const message
        = redactor()->request("PATCH", "https://h/Users/1", {{"Content-Type", "application/scim+json"}}, text);
    BOOST_TEST(*message.body->text == text);
}

BOOST_AUTO_TEST_CASE(people_are_shown_on_an_explicit_wish)
{
    auto open = options();
    open.personal_data = report::PersonalData::show;
    auto const message = report::Redactor::make(open)->response(response(R"({"userName":"bob"})"));
    BOOST_TEST(*message.body->text == R"({"userName":"bob"})");
}

BOOST_AUTO_TEST_CASE(without_a_prefix_nothing_is_ours)
{
    report::RedactorOptions none;
    auto const message = report::Redactor::make(none)->response(response(R"({"userName":"bob"})"));
    BOOST_TEST(!contains(*message.body->text, "bob"));
}

BOOST_AUTO_TEST_SUITE_END()
