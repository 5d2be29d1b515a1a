// SPDX-License-Identifier: Apache-2.0
#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include <scim/report/redaction.hpp>
#include <scim/wire/json.hpp>

#include "../redaction_parts.hpp"

using namespace std::string_literals;
using scim::report::sample::contains;
using scim::report::sample::redactor;
using scim::report::sample::shown;
using scim::report::sample::shown_text;
namespace report = scim::report;

namespace {

struct Pattern {
    std::string text, secret, kind;

    friend std::ostream& operator<<(std::ostream& out, Pattern const& pattern) { return out << pattern.text; }
};

std::vector<Pattern> const patterns {
    {"got eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.c2ln end", "eyJzdWIiOiJ4In0", "jwt"},
    {"eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.", "eyJzdWIiOiJ4In0", "jwt"},
    {"-----BEGIN PRIVATE KEY-----\nMIIabc\n-----END PRIVATE KEY-----", "MIIabc", "pem"},
    {"-----BEGIN RSA PRIVATE KEY-----\\nMIIabc", "MIIabc", "pem"},
    {"sent bearer a1b2c3d4e5", "a1b2c3d4e5", "bearer"},
    {"Authorization%3A Bearer%20a1b2c3d4e5", "a1b2c3d4e5", "bearer"},
    {"BASIC dXNlcjpwYXNz", "dXNlcjpwYXNz", "basic"},
    {"key AKIAIOSFODNN7EXAMPLE.", "IOSFODNN7EXAMPLE", "key"},
    {"DefaultEndpointsProtocol=https;AccountKey=YWJjZGVmZ2g=;x", "YWJjZGVmZ2g", "key"},
    {"see https://joe:hunter2@host/x@y", "hunter2", "userinfo"},
    {"https://h/cb?state=1&code=hunter2#f", "hunter2", "parameter"},
    {"https://h/blob?SIG=hunter2&se=1", "hunter2", "parameter"},
    {"https://h/?a=1&amp;access_token=hunter2\"", "hunter2", "parameter"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(redaction_rules)

BOOST_AUTO_TEST_CASE(request_fields_are_hidden_unless_harmless)
{
    auto const message = redactor()->request("GET", "https://h/Users",
        {{"Accept", "application/scim+json"}, {"Authorization", "Bearer abc.def"}, {"X-Api-Version", "7"},
            {"If-Match", "W/\"1\""}, {"Cookie", "a=b"}},
        "");
    BOOST_TEST(*message.headers.find("Accept") == "application/scim+json");
    BOOST_TEST(*message.headers.find("If-Match") == "W/\"1\"");
    BOOST_TEST(message.headers.find("Authorization")->starts_with("Bearer ‹redacted:bearer:"));
    BOOST_TEST(message.headers.find("X-Api-Version")->starts_with("‹redacted:header:"));
    BOOST_TEST(message.headers.find("Cookie")->starts_with("‹redacted:cookie:"));
    BOOST_TEST(!message.body.has_value());
}

BOOST_AUTO_TEST_CASE(an_unknown_scheme_is_hidden_whole)
{
    auto const message
        = redactor()->request("GET", "https://h", {{"Authorization", "s3cr3t"}, {"authorization", "Bearerx y"}}, "");
    for (auto const value : message.headers.find_all("Authorization"))
        BOOST_TEST(value.starts_with("‹redacted:header:"));
}

BOOST_AUTO_TEST_CASE(response_fields_are_shown_unless_they_tell_of_secrets)
{
    auto const message = redactor()->response({401, "",
        {{"Server", "x/1"}, {"ETag", "W/\"3\""}, {"Set-Cookie", "sid=1"}, {"X-Auth-Thing", "1"}, {"X-Session-Key", "2"},
            {"Authentication-Info", "n=1"},
            {"WWW-Authenticate", R"(Bearer realm="scim", error="invalid_token", nonce="abc,def", opaque=xyz)"}},
        ""});
    BOOST_TEST(*message.headers.find("Server") == "x/1");
    BOOST_TEST(*message.headers.find("ETag") == "W/\"3\"");
    BOOST_TEST(message.headers.find("Set-Cookie")->starts_with("‹redacted:cookie:"));
    for (auto const* const name : {"X-Auth-Thing", "X-Session-Key", "Authentication-Info"})
        BOOST_TEST(message.headers.find(name)->starts_with("‹redacted:header:"));
    auto const challenge = *message.headers.find("WWW-Authenticate");
    BOOST_TEST(challenge.starts_with(R"(Bearer realm="scim", error="invalid_token", nonce=‹redacted:parameter:)"));
    BOOST_TEST(!contains(challenge, "abc"));
    BOOST_TEST(!contains(challenge, "xyz"));
}

BOOST_AUTO_TEST_CASE(odd_challenges_end)
{
    for (auto const* const value : {"Negotiate YWJjZGVm==", "Negotiate YWJjZGVm", "Basic, Negotiate YWJjZGVm=", "=",
             ",,,", "Bearer realm=\"open", "\"", "Basic", "a=b=c", "Digest ;;"}) {
        auto const message = redactor()->response({401, "", {{"WWW-Authenticate", value}}, ""});
        BOOST_TEST(!contains(*message.headers.find("WWW-Authenticate"), "YWJj"));
    }
}

BOOST_AUTO_TEST_CASE(members_that_name_a_secret_are_hidden_at_any_depth)
{
    auto const body = shown(R"({"Password":"p1","a":[{"clientSecret":"p2","x":{"refresh_Token":["p3",7]}}],)"
                            R"("urn:a:b:User:password":"p4","otp":"p5","active":true})");
    for (auto const* const value : {"p1", "p2", "p3", "p4", "p5"})
        BOOST_TEST(!contains(body, "\""s + value + "\""));
    BOOST_TEST(contains(body, R"("Password":"‹redacted:password:)"));
    BOOST_TEST(contains(body, R"(",7])"));
    BOOST_TEST(contains(body, R"("active":true)"));
    BOOST_TEST(scim::parse_json(body).has_value());
}

BOOST_AUTO_TEST_CASE(values_that_are_no_strings_stay)
{
    auto const* const text = R"({"password": null, "tokenCount": 3, "secrets": {"supported": true}})";
    BOOST_TEST(shown(text) == text);
}

BOOST_AUTO_TEST_CASE(a_patch_of_a_password_is_hidden)
{
    auto const message = redactor()->request("PATCH", "https://h/Users/1", {{"Content-Type", "application/scim+json"}},
        R"({"Operations":[{"op":"replace","path":"password","value":"hunter2"},{"op":"add","value":{"password":"hunter3"}}]})");
    BOOST_TEST(!contains(*message.body->text, "hunter"));
    BOOST_TEST(contains(*message.body->text, R"("path":"password")"));
}

BOOST_AUTO_TEST_CASE(schema_definitions_stay_as_they_are)
{
    auto const* const definition = R"({"Resources":[{"id":"urn:x","name":"User","attributes":[)"
                                   R"({"name":"password","type":"string","token":"described"},{"name":"userName"}]}]})";
    BOOST_TEST(shown(definition) == definition);
}

BOOST_AUTO_TEST_CASE(a_certificate_keeps_its_length)
{
    auto const body = shown(R"({"id":"1","x509Certificates":[{"value":"MIIDQzCCAqyg","type":"sign"}]})");
    BOOST_TEST(contains(body, R"([{"value":"‹redacted:certificate of 12 bytes:)"));
    BOOST_TEST(contains(body, R"("type":"sign")"));
}

BOOST_AUTO_TEST_CASE(broken_json_hides_the_same_members)
{
    for (auto const* const text : {R"({"password":"hunter2","x":)", R"("odd quote, {"password" : "hunter2)",
             R"({"log":"{\"password\":\"hunter2\"}"}")", R"({"detail":"no {\"password\": \"hunter2\"}"})",
             R"(x "clientSecret":"hunter2" y)"})
        BOOST_TEST(!contains(shown(text), "hunter2"));
    BOOST_TEST(contains(shown_text(R"({\"password\":\"hunter2\",\"a\":1})"), R"(\",\"a\":1})"));
}

BOOST_AUTO_TEST_CASE(form_fields_are_hidden)
{
    auto const message
        = redactor()->request("POST", "https://h/token", {{"Content-Type", "application/x-www-form-urlencoded"}},
            "client_secret=hunter2&grant_type=client_credentials&assertion=hunter3");
    BOOST_TEST(!contains(*message.body->text, "hunter"));
    BOOST_TEST(contains(*message.body->text, "&grant_type=client_credentials&"));
}

BOOST_DATA_TEST_CASE(what_looks_like_a_secret_is_hidden, boost::unit_test::data::make(patterns))
{
    auto const text = shown_text(sample.text);
    BOOST_TEST(!contains(text, sample.secret));
    BOOST_TEST(contains(text, "‹redacted:" + sample.kind + ":"));
}

BOOST_AUTO_TEST_CASE(harmless_text_stays)
{
    for (auto const* const text : {"Basic realm=\"x\"", "a Bearer token is missing", "Basic authentication",
             "https://h/Users?filter=userName%20eq%20%22a@b%22", "mail a@b.example at https://h/", "eyJ is no token",
             "eyJabc.def", "AKIA is short", "scode=1", "use ?count=1&startIndex=2", "‹redacted:bearer:3f9a›", ""})
        BOOST_TEST(shown_text(text) == text);
}

BOOST_AUTO_TEST_CASE(a_mark_is_not_marked_again)
{
    auto const tool = redactor();
    auto const once = tool->text(R"({"password":"hunter2","url":"?code=abc","a":"Bearer a1b2c3d4e5"})");
    BOOST_TEST(tool->text(once) == once);
}

BOOST_AUTO_TEST_SUITE_END()
