// SPDX-License-Identifier: Apache-2.0
#include "observe/redact.hpp"

#include <ostream>
#include <string>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <scim/wire/json.hpp>

#include "observe/redact_json.hpp"

using namespace scim::server::observe;

namespace {

constexpr char const* json_type = "application/scim+json";

struct Row {
    char const* before;
    char const* after;

    friend std::ostream& operator<<(std::ostream& out, Row const& row) { return out << row.before; }
};

constexpr Row targets[] {
    {"/scim/v2/Users?access_token=s3cret&count=1", "/scim/v2/Users?access_token=(redacted)&count=1"},
    {"/Users?%70assword=s3cret", "/Users?%70assword=(redacted)"},
    {"/Users?a=1;token=s3cret", "/Users?a=1;token=(redacted)"},
    {"/Users;jsessionid=s3cret?a=1", "/Users;jsessionid=(redacted)?a=1"},
    {"/Users?filter=password%20eq%20%22s3cret%22&count=1", "/Users?filter=(redacted)&count=1"},
    {"/Users?filter=userName%20eq%20%22password%22", "/Users?filter=userName%20eq%20%22password%22"},
    {"/Users?attributes=password", "/Users?attributes=password"},
    {"http://me:s3cret@host/Users", "http://(redacted)@host/Users"},
    {"/Users?x=", "/Users?x="},
    {"/Users?%zz=1&secret=s3cret", "/Users?%zz=1&secret=(redacted)"},
    {"", ""},
};

constexpr Row bodies[] {
    {R"json({"detail":"the path \"password eq \\\"s3cret\\\"\" is not valid"})json",
        R"json({"detail":"(redacted)"})json"},
    {R"json({"detail":"the bearer token is missing or wrong"})json",
        R"json({"detail":"the bearer token is missing or wrong"})json"},
    {R"json({"userName":"babs", "password" : "s3cret"})json",
        R"json({"userName":"babs", "password" : "(redacted)"})json"},
    {R"json({"passw\u006frd":"s3cret"})json", R"json({"passw\u006frd":"(redacted)"})json"},
    {R"json({"a":[{"clientSecret":{"x":["s3cret"]}}],"b":1.50})json",
        R"json({"a":[{"clientSecret":"(redacted)"}],"b":1.50})json"},
    {R"json({"password":"a\"b\\","x":1})json", R"json({"password":"(redacted)","x":1})json"},
    {R"json({"password":null,"token":12345,"secret":true})json",
        R"json({"password":null,"token":"(redacted)","secret":true})json"},
    {R"json({"op":"replace","path":"password","value":"s3cret"})json",
        R"json({"op":"replace","path":"password","value":"(redacted)"})json"},
    {R"json({"value":{"a":"s3cret"},"path":"urn:ietf:params:scim:schemas:core:2.0:User:password","op":"add"})json",
        R"json({"value":"(redacted)","path":"urn:ietf:params:scim:schemas:core:2.0:User:password","op":"add"})json"},
    {R"json({"path":"x[password eq \"s3cret\"]","value":1})json",
        R"json({"path":"(redacted)","value":"(redacted)"})json"},
    {R"json({"op":"replace","value":{"password":"s3cret"}})json",
        R"json({"op":"replace","value":{"password":"(redacted)"}})json"},
    {R"json({"filter":"password eq \"s3cret\""})json", R"json({"filter":"(redacted)"})json"},
    {R"json({"filter":"userName eq \"babs\"","count":1})json",
        R"json({"filter":"userName eq \"babs\"","count":1})json"},
    {R"json({"password":"s3cret","password":"s3cret"})json",
        R"json({"password":"(redacted)","password":"(redacted)"})json"},
    {R"json({"access_token":"s3cret","token_type":"Bearer","expires_in":3600})json",
        R"json({"access_token":"(redacted)","token_type":"Bearer","expires_in":3600})json"},
    {R"json({"changePassword":{"supported":false}})json", R"json({"changePassword":{"supported":false}})json"},
    {R"json([{"value":"x"},{"path":"title","value":"y"}])json",
        R"json([{"value":"x"},{"path":"title","value":"y"}])json"},
    {R"json({"emails":[{"value":"a@b","type":"work"}]} )json",
        R"json({"emails":[{"value":"a@b","type":"work"}]} )json"},
};

// Bodies that are not JSON, though they look like it or nearly so.
constexpr char const* broken_bodies[] {
    R"json({"password":"s3cret")json",
    R"json({"password" "s3cret"})json",
    R"json({password:"s3cret"})json",
    R"json({'password':'s3cret'})json",
    R"json({"a":1} {"password":"s3cret"})json",
    R"json({"x":"y","password":"s3cret)json",
    R"json({"p\u0061ssword":"s3cret")json",
    R"json(password=s3cret)json",
    R"json("password s3cret")json",
};

}  // namespace

BOOST_AUTO_TEST_SUITE(redact_suite)

BOOST_DATA_TEST_CASE(targets_lose_their_secrets, targets)
{
    BOOST_TEST(redact_target(sample.before) == sample.after);
}

BOOST_DATA_TEST_CASE(json_loses_its_secrets_and_nothing_else, bodies)
{
    BOOST_TEST(redact_body(sample.before, json_type) == sample.after);
}

BOOST_DATA_TEST_CASE(what_cannot_be_read_is_left_out, broken_bodies)
{
    auto const shown = redact_body(sample, json_type);
    BOOST_TEST(shown.find("s3cret") == std::string::npos);
    BOOST_TEST(shown == "(" + std::to_string(std::string {sample}.size()) + " bytes that may hold a secret)");
}

BOOST_AUTO_TEST_CASE(broken_json_without_secrets_is_shown)
{
    BOOST_TEST(redact_body("{\"userName\":}", json_type) == "{\"userName\":}");
}

BOOST_AUTO_TEST_CASE(forms_lose_their_secrets)
{
    constexpr auto type = "application/x-www-form-urlencoded";
    BOOST_TEST(
        redact_body("grant_type=client_credentials&client_id=a&client_secret=s3cret&client_assertion=s3cret", type)
        == "grant_type=client_credentials&client_id=a&client_secret=(redacted)&client_assertion=(redacted)");
    BOOST_TEST(redact_body("client_assertion_type=urn%3Ax&code=s3cret", type)
        == "client_assertion_type=urn%3Ax&code=(redacted)");
}

BOOST_AUTO_TEST_CASE(header_fields_lose_their_secrets)
{
    BOOST_TEST(redact_field("authorization", "Bearer s3cret") == "Bearer (redacted)");
    BOOST_TEST(redact_field("Authorization", "s3cret") == "(redacted)");
    BOOST_TEST(redact_field("Authorization", "s3cret s3cret") == "(redacted)");
    BOOST_TEST(redact_field("Proxy-Authorization", "Basic s3cret") == "Basic (redacted)");
    BOOST_TEST(redact_field("Cookie", "a=s3cret") == "(redacted)");
    BOOST_TEST(redact_field("Set-Cookie", "a=s3cret") == "(redacted)");
    BOOST_TEST(redact_field("X-Api-Key", "s3cret") == "(redacted)");
    BOOST_TEST(redact_field("X-Original", "Bearer s3cret") == "Bearer (redacted)");
    BOOST_TEST(redact_field("Referer", "http://x/y?token=s3cret") == "http://x/y?token=(redacted)");
    BOOST_TEST(redact_field("WWW-Authenticate", "Bearer realm=\"scim\", error=\"invalid_token\"")
        == "Bearer realm=\"scim\", error=\"invalid_token\"");
    BOOST_TEST(
        redact_field("Content-Type", "application/scim+json; charset=utf-8") == "application/scim+json; charset=utf-8");
}

BOOST_AUTO_TEST_CASE(what_is_not_text_is_only_counted)
{
    using namespace std::string_literals;
    BOOST_TEST(redact_body("\x1f\x8b\x08", json_type) == "(3 bytes that are not text)");
    BOOST_TEST(redact_body("{\0}"s, json_type) == "(3 bytes that are not text)");
}

BOOST_AUTO_TEST_CASE(deep_nesting_is_no_danger)
{
    auto const deep = std::string(100'000, '[') + "{\"password\":\"s3cret\"}";
    BOOST_TEST(redact_body(deep, json_type).find("s3cret") == std::string::npos);
    BOOST_TEST(!redact_json(std::string(100'000, '[')).has_value());
}

BOOST_AUTO_TEST_CASE(cutting_keeps_characters_whole)
{
    BOOST_TEST(cut_text("abc", 3) == "abc");
    BOOST_TEST(cut_text("a\xC3\xA4z", 2) == "a... (cut, 4 bytes in all)");
}

BOOST_AUTO_TEST_SUITE_END()
