// SPDX-License-Identifier: Apache-2.0
#include <boost/test/unit_test.hpp>

#include <chrono>
#include <string>
#include <string_view>

#include <scim/report/redaction.hpp>
#include <scim/wire/encoding.hpp>
#include <scim/wire/json.hpp>

#include "redaction_parts.hpp"
#include "sample_parts.hpp"
#include "sample_report.hpp"

using namespace std::string_literals;
using scim::report::sample::canary;
using scim::report::sample::contains;
using scim::report::sample::options;
using scim::report::sample::redactor;
using scim::report::sample::response;
using scim::report::sample::shown;
using scim::report::sample::shown_text;
namespace report = scim::report;

BOOST_AUTO_TEST_SUITE(redaction)

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

BOOST_AUTO_TEST_CASE(what_comes_again_is_shown_and_counted_as_before)
{
    auto const tool = redactor();
    auto const harmless = R"({"id":"1","x":")" + std::string(2000, 'x') + R"("})";
    auto const person = R"({"userName":"bob","x":")" + std::string(2000, 'x') + R"("})";
    // Our own request may show what an answer may not, and is no reason to show it there.
    BOOST_TEST(*tool->request("POST", "https://h", {}, person).body->text == person);
    for (int time = 1; time <= 3; ++time) {
        auto const first = tool->response(response(harmless, "application/json"));
        auto const second = tool->response(response(harmless, "application/scim+json"));
        BOOST_TEST(*first.body->text == harmless);
        BOOST_TEST(first.body->mime == "application/json");
        BOOST_TEST(second.body->mime == "application/scim+json");
        BOOST_TEST(second.body->sha256 == first.body->sha256);
        BOOST_TEST(second.body->size == harmless.size());
        BOOST_TEST(!contains(*tool->response(response(person)).body->text, "bob"));
        auto const request = tool->request("GET", "https://h", {{"Cookie", "a=b"}, {canary, "x"}}, "");
        BOOST_TEST(contains(*request.headers.find("Cookie"), "‹redacted:cookie:"));
        BOOST_TEST(!contains((request.headers.begin() + 1)->name, "CANARY"));
        auto const counted = tool->summary().replaced;
        BOOST_TEST(counted.at("personal") == time);
        BOOST_TEST(counted.at("cookie") == time);
        BOOST_TEST(counted.at("secret") == time);
    }
}

BOOST_AUTO_TEST_CASE(what_holds_no_secret_stays_byte_for_byte)
{
    auto const hostile = report::sample::hostile_text();
    BOOST_TEST(shown_text(hostile) == hostile);
    auto const body = R"( { "id" : "1",
        "active":true,  "n": 1.50, "n":2 } )"s;
    BOOST_TEST(shown(body) == body);
}

BOOST_AUTO_TEST_CASE(a_body_of_too_many_values_is_redacted_by_its_pairs)
{
    std::string body = R"({"password":"hunter2","userName":"bob","x":[0)";
    for (int i = 0; i < 2'100'000; ++i)
        body += ",0";
    auto const message = redactor()->response(response(body + "]}"));
    BOOST_TEST(message.body->text->starts_with(R"({"password":"‹redacted:password:)"));
    BOOST_TEST(!contains(*message.body->text, "bob"));
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
