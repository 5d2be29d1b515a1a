// SPDX-License-Identifier: Apache-2.0
#include <scim/report/redaction.hpp>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <chrono>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include <scim/wire/encoding.hpp>
#include <scim/wire/json.hpp>

#include "sample_parts.hpp"
#include "sample_report.hpp"

using namespace std::string_literals;
namespace report = scim::report;

namespace {

std::string const canary = "CANARY-7f3c+/\"<ä>&2b91";

report::RedactorOptions options()
{
    report::RedactorOptions options;
    options.secrets = {canary};
    options.run_prefix = "scimproof-1a2b3c";
    return options;
}

std::unique_ptr<report::Redactor> redactor()
{
    return report::Redactor::make(options());
}

scim::HttpResponse response(std::string body, std::string mime = "application/scim+json")
{
    return {200, "OK", {{"Content-Type", std::move(mime)}}, std::move(body)};
}

/// What is shown of a response body.
std::string shown(std::string body, std::string mime = "application/scim+json")
{
    auto const message = redactor()->response(response(std::move(body), std::move(mime)));
    return message.body ? message.body->text.value_or("base64") : "no body";
}

std::string shown_text(std::string_view text)
{
    return redactor()->text(text);
}

std::string percent_encode_all(std::string_view text)
{
    std::string encoded;
    for (char const letter : text)
        encoded += '%' + scim::hex_encode(std::string(1, letter));
    return encoded;
}

std::string to_base64url(std::string text)
{
    for (auto& letter : text)
        letter = letter == '+' ? '-' : letter == '/' ? '_' : letter;
    return text.substr(0, text.find('='));
}

std::string json_escape_all(std::string_view text)
{
    std::string escaped;
    for (char const letter : text.substr(0, 14))  // ASCII part
        escaped += "\\u00" + scim::hex_encode(std::string(1, letter));
    return escaped + "<\\u00e4>&2b91";
}

bool contains(std::string_view text, std::string_view part)
{
    return text.find(part) != std::string_view::npos;
}

struct Spelling {
    std::string name, text;

    friend std::ostream& operator<<(std::ostream& out, Spelling const& spelling) { return out << spelling.name; }
};

std::vector<Spelling> const spellings {
    {"raw", canary},
    {"percent-encoded", scim::percent_encode(canary)},
    {"all percent-encoded, lower case", percent_encode_all(canary)},
    {"JSON-escaped", R"(CANARY-7f3c+/\"<ä>&2b91)"},
    {"JSON-escaped with slash", R"(CANARY-7f3c+\/\"\u003cä\u003E&2b91)"},
    {"all JSON-escaped", json_escape_all(canary)},
    {"XML-escaped", "CANARY-7f3c+/&quot;&lt;ä&gt;&amp;2b91"},
    {"XML numbers", "CANARY-7f3c+/&#34;&#x3c;&#228;&#62;&#38;2b91"},
    {"base64", scim::base64_encode(canary)},
    {"base64 after one byte", scim::base64_encode(":" + canary + "!")},
    {"base64 after two bytes", scim::base64_encode("u:" + canary)},
    {"base64 of user and password", scim::base64_encode("admin:" + canary)},
    {"base64url", to_base64url(scim::base64_encode(canary))},
    {"base64url after one byte", to_base64url(scim::base64_encode("x" + canary))},
    {"base64 percent-encoded", scim::percent_encode(scim::base64_encode(canary))},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(redaction)

BOOST_DATA_TEST_CASE(a_known_secret_is_found_in_every_spelling, boost::unit_test::data::make(spellings))
{
    auto const tool = redactor();
    auto const around = "before " + sample.text + " after";
    auto const text = tool->text(around);
    BOOST_TEST(tool->leaks(around));
    BOOST_TEST(!tool->leaks(text));
    BOOST_TEST(text.starts_with("before ‹redacted:secret:"));
    BOOST_TEST(text.ends_with("› after"));
    BOOST_TEST(!contains(text, "CANARY"));
}

BOOST_DATA_TEST_CASE(a_known_secret_is_found_in_every_place, boost::unit_test::data::make(spellings))
{
    auto const tool = redactor();
    auto const request = tool->request("POST", "https://h/Users?x=" + sample.text,
        {{"Accept", sample.text}, {"Authorization", "Bearer " + sample.text}}, "<p>" + sample.text);
    scim::HttpResponse answer {400, "Bad " + sample.text, {{"Location", sample.text}, {"Set-Cookie", sample.text}},
        "{\"detail\":\"" + sample.text + "\"}"};
    auto const heard = tool->response(answer);
    BOOST_TEST(!tool->leaks(request.url));
    BOOST_TEST(!tool->leaks(*request.body->text));
    BOOST_TEST(!tool->leaks(heard.reason));
    BOOST_TEST(!tool->leaks(*heard.body->text));
    for (auto const& fields : {request.headers, heard.headers}) {
        for (auto const& field : fields)
            BOOST_TEST(!tool->leaks(field.value));
    }
}

BOOST_AUTO_TEST_CASE(equal_values_have_equal_tags_in_one_run_only)
{
    auto const tool = redactor();
    auto const first = tool->text(canary);
    BOOST_TEST(tool->text(scim::base64_encode(canary)) == first);
    bool differs = false;
    for (int i = 0; i < 4; ++i)
        differs = differs || redactor()->text(canary) != first;
    BOOST_TEST(differs);
}

BOOST_AUTO_TEST_CASE(secrets_too_short_to_tell_apart_are_not_looked_for)
{
    auto short_one = options();
    short_one.secrets = {"ab", "", "  \n"};
    BOOST_TEST(report::Redactor::make(short_one)->text("about ab") == "about ab");
}

BOOST_AUTO_TEST_CASE(a_line_break_behind_a_token_is_no_part_of_it)
{
    auto with_break = options();
    with_break.secrets = {"t0ken-value\n"};
    BOOST_TEST(!contains(report::Redactor::make(with_break)->text("is t0ken-value."), "t0ken"));
}

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

BOOST_AUTO_TEST_CASE(bytes_that_are_no_text_are_kept_as_base64)
{
    auto const body = "\xFF\xFE"s + canary;
    auto const message = redactor()->response(response(body, "image/png"));
    BOOST_TEST(!message.body->text.has_value());
    auto const bytes = scim::base64_decode(*message.body->base64);
    BOOST_REQUIRE(bytes.has_value());
    BOOST_TEST(bytes->starts_with("\xFF\xFE‹redacted:secret:"));
    BOOST_TEST(message.body->size == body.size());
    BOOST_TEST(message.body->mime == "image/png");
}

BOOST_AUTO_TEST_CASE(long_bodies_are_cut_between_characters_and_counted)
{
    auto small = options();
    small.max_body_bytes = 10;
    auto const tool = report::Redactor::make(small);
    auto const message = tool->response(response("123456789€0", "text/plain"));
    BOOST_TEST(*message.body->text == "123456789");
    BOOST_TEST(*message.body->truncated_to == 9U);
    BOOST_TEST(message.body->size == 13U);
    BOOST_TEST(tool->summary().bodies_truncated == 1);
    BOOST_TEST(tool->summary().bytes_truncated == 4U);
}

BOOST_AUTO_TEST_CASE(a_secret_across_the_cut_does_not_leak)
{
    auto small = options();
    small.max_body_bytes = 12;
    auto const message = report::Redactor::make(small)->response(response("12345678" + canary, "text/plain"));
    BOOST_TEST(!contains(*message.body->text, "CAN"));
}

BOOST_AUTO_TEST_CASE(the_summary_counts_by_kind)
{
    auto const tool = redactor();
    tool->request("GET", "https://h", {{"Authorization", "Bearer abc"}}, "");
    tool->request("GET", "https://h", {{"Authorization", "Bearer abc"}}, R"({"password":"x"})");
    tool->response(response(R"({"userName":"bob","name":{"familyName":"Moss"}})"));
    auto const replaced = tool->summary().replaced;
    BOOST_TEST(replaced.at("bearer") == 2);
    BOOST_TEST(replaced.at("password") == 1);
    BOOST_TEST(replaced.at("personal") == 2);
}

BOOST_AUTO_TEST_CASE(what_holds_no_secret_stays_byte_for_byte)
{
    auto const hostile = report::sample::hostile_text();
    BOOST_TEST(shown_text(hostile) == hostile);
    auto const body = R"( { "id" : "1",
        "active":true,  "n": 1.50, "n":2 } )"s;
    BOOST_TEST(shown(body) == body);
}

BOOST_AUTO_TEST_CASE(hostile_text_takes_linear_time)
{
    constexpr std::size_t size = 1'000'000;
    auto const tool = redactor();
    auto const begin = std::chrono::steady_clock::now();
    for (auto const* const piece : {"eyJ", "-----BEGIN ", "://", "\":\"", "[", "{\"a\":", "&", "%4", "\\u00", "Bearer ",
             "=", "\"", "AKIA", "a", "CANARY-7f3c+/", "&#", "\\\""}) {
        std::string text;
        while (text.size() < size)
            text += piece;
        BOOST_TEST(tool->text(text).size() > 0);
        tool->response(response(text));
    }
    // A quadratic scanner would take hours.
    BOOST_CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds {120});
}

BOOST_AUTO_TEST_CASE(what_a_case_quotes_is_hidden)
{
    auto one = report::sample::make_case("a/b", "t", report::Status::fail);
    one.message = "got " + canary;
    auto assertion = report::sample::status_assertion("R", report::Level::must, false, "absent", "hunter2");
    assertion.path = "/password";
    assertion.diff = {{"remove", "/password", std::nullopt, scim::Json {"hunter2"}},
        {"replace", "/x", scim::Json {1}, scim::Json::object({{"clientSecret", "hunter2"}, {"keep", canary}})}};
    one.steps = {report::sample::step(1, "s", "", {assertion})};
    auto const tool = redactor();
    auto const hidden = redact(*tool, one);
    auto const& checked = hidden.steps[0].assertions[0];
    BOOST_TEST(!tool->leaks(hidden.message));
    BOOST_TEST(checked.observed.starts_with("‹redacted:password:"));
    BOOST_TEST(checked.diff[0].observed->as_string().starts_with("‹redacted:password:"));
    BOOST_CHECK(*checked.diff[1].expected == scim::Json {1});
    auto const text = write_json(*checked.diff[1].observed);
    BOOST_TEST(!contains(text, "hunter2"));
    BOOST_TEST(!tool->leaks(text));
}

BOOST_AUTO_TEST_SUITE_END()
