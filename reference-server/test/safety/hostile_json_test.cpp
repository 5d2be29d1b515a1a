// SPDX-License-Identifier: Apache-2.0
#include "safety/whole_stack.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <ctime>
#include <ostream>
#include <string>
#include <vector>

#include <scim/wire/json.hpp>

namespace scim::server::test {
namespace {

using namespace std::string_literals;

struct Body {
    char const* what;
    std::string text;
};
std::ostream& operator<<(std::ostream& out, Body const& body)
{
    return out << body.what;
}

std::string repeat(std::string const& text, int times)
{
    std::string all;
    all.reserve(text.size() * static_cast<std::size_t>(times));
    for (int i = 0; i < times; ++i)
        all += text;
    return all;
}

/// A user whose members go on with this text.
std::string user_with(std::string const& members)
{
    return R"({"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],)" + members + "}";
}

std::string user_named(std::string const& inside_the_quotes)
{
    return user_with("\"userName\":\"" + inside_the_quotes + "\"");
}

std::string search_for(std::string const& filter)
{
    return R"({"schemas":["urn:ietf:params:scim:api:messages:2.0:SearchRequest"],"filter":")" + filter + "\"}";
}

std::string patch_of(std::string const& operations)
{
    return R"({"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[)" + operations + "]}";
}

constexpr int deep = 100'000;

// RFC 8259; I-JSON (RFC 7493) for surrogates. RFC 7644 Table 9: invalidSyntax.
std::vector<Body> const no_json {
    {"blanks only", "   "},
    {"word", "hello"},
    {"half an object", "{\"schemas\":["},
    {"half a string", "{\"userName\":\"a"},
    {"half an escape", "{\"userName\":\"\\"},
    {"comma too many", user_with("\"userName\":\"a\",")},
    {"text behind", user_named("a") + "x"},
    {"two objects", user_named("a") + user_named("b")},
    {"comment", "/* */" + user_named("a")},
    {"single quotes", "{'userName':'a'}"},
    {"name without quotes", user_with("userName:\"a\"")},
    {"UTF-16",
        "{\0\"\0a\0\"\0:\0"
        "1\0}\0"s},
    {"100,000 arrays", repeat("[", deep) + repeat("]", deep)},
    {"100,000 arrays that never end", repeat("[", deep)},
    {"100,000 objects", repeat("{\"a\":", deep) + "1" + repeat("}", deep)},
    {"100,000 arrays in a user", user_with("\"userName\":\"a\",\"emails\":" + repeat("[", deep) + repeat("]", deep))},
    {"100,000 objects under an unknown name",
        user_with("\"userName\":\"a\",\"x\":" + repeat("{\"a\":", deep) + "1" + repeat("}", deep))},
    {"NaN", user_with("\"userName\":\"a\",\"x\":NaN")},
    {"Infinity", user_with("\"userName\":\"a\",\"x\":Infinity")},
    {"number with zero first", user_with("\"userName\":\"a\",\"x\":01")},
    {"minus alone", user_with("\"userName\":\"a\",\"x\":-")},
    {"number too large", user_with("\"userName\":\"a\",\"x\":1e999")},
    {"byte 0xff", user_named("\xff")},
    {"lone continuation", user_named("\x80")},
    {"overlong slash", user_named("\xc0\xaf")},
    {"surrogate in UTF-8", user_named("\xed\xa0\x80")},
    {"beyond U+10FFFF", user_named("\xf4\x90\x80\x80")},
    {"letter cut in half", user_named("\xe2\x82")},
    {"bad UTF-8 in a name", user_with("\"userName\":\"a\",\"\xff\":1")},
    {"high surrogate alone", user_named("\\ud800")},
    {"low surrogate alone", user_named("\\udc00")},
    {"surrogates in wrong order", user_named("\\udc00\\ud800")},
    {"high surrogate and a letter", user_named("\\ud800a")},
    {"lone surrogate in a name", user_with("\"userName\":\"a\",\"\\ud800\":1")},
    {"raw NUL", user_named("a\0b"s)},
    {"raw line end", user_named("a\nb")},
    {"unknown escape", user_named("\\x41")},
    {"half a \\u", user_named("\\u00")},
    {"same name twice", user_with("\"userName\":\"a\",\"userName\":\"b\"")},
};

// Well-formed JSON of a kind that nobody sends. RFC 8259 lets a receiver limit what it takes.
std::vector<Body> const unusual {
    {"escaped NUL", user_named("a\\u0000b")},
    {"name of 900 KB", user_named(std::string(900'000, 'a'))},
    {"number of 100,000 digits", user_with("\"userName\":\"digits\",\"x\":" + std::string(deep, '9'))},
    {"100,000 unknown members",
        user_with("\"userName\":\"members\"" +
            [] {
                std::string members;
                for (int i = 0; i < 60'000; ++i)
                    members += ",\"x" + std::to_string(i) + "\":1";
                return members;
            }())},
    {"20,000 e-mail addresses",
        user_with("\"userName\":\"emails\",\"emails\":[" +
            [] {
                std::string values;
                for (int i = 0; i < 20'000; ++i)
                    values += (i == 0 ? "{\"value\":\"a" : ",{\"value\":\"a") + std::to_string(i) + "@b.c\"}";
                return values;
            }()
            + "]")},
    {"20,000 times the same address",
        user_with("\"userName\":\"same\",\"emails\":[{\"value\":\"a@b.c\"}" + repeat(",{\"value\":\"a@b.c\"}", 20'000)
            + "]")},
    {"100,000 schemas", user_with("\"userName\":\"schemas\",\"x\":[0" + repeat(",0", deep) + "]")},
    {"byte order mark", "\xef\xbb\xbf" + user_named("mark")},  // RFC 8259 section 8.1: may be ignored
    {"unknown plane", user_named("\xf4\x8f\xbf\xbf")},
};

std::vector<Body> const filters {
    {"1 MB value", "userName eq \\\"" + std::string(1'000'000, 'a') + "\\\""},
    {"5,000 parentheses", repeat("(", 4'000) + "userName pr" + repeat(")", 4'000)},
    {"100,000 parentheses", repeat("(", deep)},
    {"2,000 nots", repeat("not (", 1'600)},
    {"brackets in brackets", repeat("emails[", 1'100)},
    {"a dotted path without end", "userName" + repeat(".a", 4'000) + " pr"},
    {"NUL", "user\\u0000Name pr"},
    {"unknown operator", "userName zz 1"},
    {"value cut short", "userName eq \\\""},
    {"backslash at the end", "userName eq \\\"\\\\"},
    {"nothing but blanks", std::string(5'000, ' ')},
};

std::string search_with(std::string const& members)
{
    return R"({"schemas":["urn:ietf:params:scim:api:messages:2.0:SearchRequest"],)" + members + "}";
}

std::vector<Body> const searches {
    {"100,000 attributes", search_with(R"("attributes":["a")" + repeat(R"(,"a")", deep) + "]")},
    {"100,000 attributes in one", search_with(R"("attributes":"name)" + repeat(",b.c", deep) + "\"")},
    {"100,000 excluded attributes", search_with(R"("excludedAttributes":["a")" + repeat(R"(,"a")", deep) + "]")},
    {"attribute without end", search_with(R"("attributes":["a)" + repeat(".a", deep) + "\"]")},
    {"sort by a path without end", search_with(R"("sortBy":"a)" + repeat(".a", deep) + "\"")},
    {"largest index", search_with(R"("startIndex":9223372036854775807,"count":9223372036854775807)")},
    {"smallest index", search_with(R"("startIndex":-9223372036854775808,"count":-9223372036854775808)")},
    {"index beyond 64 bits", search_with(R"("startIndex":9223372036854775808)")},
};

/// Seconds of processor time that this process takes for something.
template <typename Work>
double processor_seconds(Work const& work)
{
    auto const start = std::clock();
    work();
    return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

// A thousand times what an honest request takes; a hostile one must not cost the square of its length.
constexpr double allowed_seconds = 2;

std::vector<Body> const patches {
    {"path of 100,000 letters", patch_of(R"({"op":"remove","path":")" + std::string(deep, 'a') + "\"}")},
    {"path of 100,000 brackets", patch_of(R"({"op":"remove","path":")" + repeat("emails[", deep) + "\"}")},
    {"path of parentheses", patch_of(R"({"op":"remove","path":"emails[)" + repeat("(", deep) + "\"}")},
    {"20,000 operations",
        patch_of(R"({"op":"remove","path":"title"})" + repeat(R"(,{"op":"remove","path":"title"})", 20'000))},
    {"operation that is a number", patch_of("1")},
    {"no UTF-8", patch_of("{\"op\":\"replace\",\"path\":\"title\",\"value\":\"\xff\"}")},
    {"deep value",
        patch_of(R"({"op":"replace","path":"title","value":)" + repeat("[", deep) + repeat("]", deep) + "}")},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(hostile_json)

BOOST_DATA_TEST_CASE(what_is_no_json_is_refused, no_json)
{
    WholeStack const server;
    auto const response = server.send("POST", "/scim/v2/Users", sample.text);
    BOOST_TEST(response.status == 400);
    BOOST_TEST(is_scim_error(response));
    BOOST_TEST(response.body.find("\"invalidSyntax\"") != std::string::npos, response.body);
    BOOST_TEST(server.serves_others());
}

BOOST_DATA_TEST_CASE(unusual_json_is_stored_or_refused, unusual)
{
    WholeStack const server;
    HttpResponse response;
    auto const seconds = processor_seconds([&] { response = server.send("POST", "/scim/v2/Users", sample.text); });
    BOOST_TEST(seconds < allowed_seconds);
    BOOST_TEST(is_one_of(response.status, {201, 400, 413}), "the status is " << response.status);
    BOOST_TEST((response.status == 201 ? parse_json(response.body).has_value() : is_scim_error(response)));
    BOOST_TEST(server.serves_others());
    // What was stored can be read again, whatever it is.
    BOOST_TEST(server.send("GET", "/scim/v2/Users").status == 200);
}

BOOST_DATA_TEST_CASE(a_hostile_filter_is_refused, filters)
{
    WholeStack const server;
    auto const response = server.send("POST", "/scim/v2/Users/.search", search_for(sample.text));
    BOOST_TEST(response.status == 400);
    BOOST_TEST(is_scim_error(response));
    BOOST_TEST(server.serves_others());
}

BOOST_DATA_TEST_CASE(a_hostile_search_costs_little, searches)
{
    WholeStack const server;
    for (int i = 0; i < 50; ++i)
        server.send("POST", "/scim/v2/Users", user_named("u" + std::to_string(i)));
    HttpResponse response;
    auto const seconds
        = processor_seconds([&] { response = server.send("POST", "/scim/v2/Users/.search", sample.text); });
    BOOST_TEST(is_one_of(response.status, {200, 400}), "the status is " << response.status);
    BOOST_TEST(seconds < allowed_seconds);
    BOOST_TEST(server.serves_others());
}

BOOST_AUTO_TEST_CASE(a_filter_of_10_mb_is_too_large)
{
    WholeStack const server;
    auto const response = server.send("POST", "/scim/v2/Users/.search", search_for(std::string(10'000'000, 'a')));
    BOOST_TEST(response.status == 413);
    BOOST_TEST(is_scim_error(response));
    BOOST_TEST(server.serves_others());
}

BOOST_DATA_TEST_CASE(a_hostile_patch_is_refused, patches)
{
    WholeStack const server;
    auto const created = server.send("POST", "/scim/v2/Users", user_named("patched"));
    BOOST_REQUIRE(created.status == 201);
    auto const id = std::string {parse_json(created.body)->string_or("id", "")};
    auto const response = server.send("PATCH", "/scim/v2/Users/" + id, sample.text);
    BOOST_TEST(is_one_of(response.status, {400, 413}), "the status is " << response.status);
    BOOST_TEST(is_scim_error(response));
    BOOST_TEST(server.send("GET", "/scim/v2/Users/" + id).status == 200);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace scim::server::test
