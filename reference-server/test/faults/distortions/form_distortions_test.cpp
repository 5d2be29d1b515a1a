// SPDX-License-Identifier: Apache-2.0
#include "faults/distortions/distortion_faults.hpp"

#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "support/provider.hpp"

namespace scim::server::test {
namespace {

constexpr char const* anna = "{'userName':'anna','displayName':'Anna','name':{'givenName':'A','familyName':'B'},"
                             "'emails':[{'value':'a@example.com'}],'x509Certificates':[{'value':'MAMCAQU='}]}";

/// A user as it is read with a fault.
Reply read_user(std::string fault)
{
    Provider provider {strict(), {std::move(fault)}};
    auto const id = provider.user(anna);
    return provider.get("/Users/" + id);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(form_distortions_suite)

BOOST_AUTO_TEST_CASE(attributes_take_other_forms)
{
    BOOST_TEST(write_json(read_user("name-as-text").at("/name")) == "\"A B\"");
    BOOST_TEST(write_json(read_user("username-in-array").at("/userName")) == "[\"anna\"]");
    BOOST_TEST(read_user("single-email-not-in-array").at("/emails").is_object());
    BOOST_TEST(write_json(read_user("certificate-lowercased").at("/x509Certificates/0/value")) == "\"mamcaqu=\"");
    BOOST_TEST(read_user("resource-in-array").body.is_array());
    BOOST_TEST(read_user("meta-location-no-uri").at("/meta/location").as_string().starts_with("the resource "));
}

BOOST_AUTO_TEST_CASE(labels_change)
{
    BOOST_TEST(read_user("charset-latin-1").fields.find("Content-Type").value()
        == "application/scim+json; charset=iso-8859-1");
    BOOST_TEST(read_user("ct-json-by-default").fields.find("Content-Type").value() == "application/json");
}

BOOST_AUTO_TEST_CASE(the_answer_to_a_create_is_not_what_is_stored)
{
    Provider provider {strict(), {"create-answer-not-the-state"}};
    auto const made = provider.send("POST", "/Users",
        quoted("{'schemas':['urn:ietf:params:scim:schemas:core:2.0:User'],'userName':'a','displayName':'Anna'}"));
    auto const read = provider.get("/Users/" + std::string {made.body.string_or("id", "")});
    BOOST_TEST(made.at("/displayName").as_string() == "anna (new)");
    BOOST_TEST(read.at("/displayName").as_string() == "Anna");
}

BOOST_AUTO_TEST_CASE(an_extension_is_flattened)
{
    Provider provider {strict(), {"ext-flattened"}};
    auto const id = provider.user(
        "{'userName':'a','urn:ietf:params:scim:schemas:extension:enterprise:2.0:User':{'department':'D'}}");
    BOOST_TEST(provider.get("/Users/" + id).at("/department").as_string() == "D");
}

BOOST_AUTO_TEST_CASE(versions_are_not_sent)
{
    auto const read = read_user("spc-overclaims-etag");
    BOOST_TEST(!read.fields.contains("ETag"));
    BOOST_TEST(read.at("/meta/version").is_null());
}

BOOST_AUTO_TEST_CASE(a_group_is_called_a_user)
{
    Provider provider {strict(), {"group-called-user"}};
    auto const id = provider.group("{'displayName':'G'}");
    BOOST_TEST(provider.get("/Groups/" + id).at("/meta/resourceType").as_string() == "User");
}

BOOST_AUTO_TEST_CASE(keywords_are_in_snake_case)
{
    Provider provider {strict(), {"error-scimtype-snake-case"}};
    BOOST_TEST(provider.send("POST", "/Users", "{").scim_type() == "invalid_syntax");
}

BOOST_AUTO_TEST_CASE(errors_are_of_version_1)
{
    Provider provider {strict(), {"error-urn-of-version-1"}};
    BOOST_TEST(write_json(provider.get("/Users/1").at("/schemas")) == "[\"urn:scim:schemas:core:1.0\"]");
}

BOOST_AUTO_TEST_CASE(a_list_is_followed_by_a_comma)
{
    Provider provider {strict(), {"list-ends-with-comma"}};
    HttpRequest const request {"GET", "/scim/v2/Users", {{"Authorization", "Bearer correct horse"}}, {}};
    BOOST_TEST(provider.raw(request).body.ends_with("},"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace scim::server::test
