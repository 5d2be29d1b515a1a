// SPDX-License-Identifier: Apache-2.0
#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include <scim/report/redaction.hpp>
#include <scim/wire/encoding.hpp>

#include "../redaction_parts.hpp"

using scim::report::sample::canary;
using scim::report::sample::contains;
using scim::report::sample::options;
using scim::report::sample::redactor;
namespace report = scim::report;

namespace {

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

BOOST_AUTO_TEST_SUITE(known_secrets)

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

BOOST_AUTO_TEST_SUITE_END()
