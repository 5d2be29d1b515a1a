// SPDX-License-Identifier: Apache-2.0
#include <scim/wire/json.hpp>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <array>
#include <ostream>
#include <string>

namespace scim {
namespace {

struct Refusal {
    char const* text;
    char const* error;
};

std::ostream& operator<<(std::ostream& out, Refusal const& refusal)
{
    return out << refusal.text;
}

constexpr std::array refusals {
    Refusal {"", "line 1, column 1: the text is empty"},
    Refusal {" \n ", "line 1, column 1: the text is empty"},
    Refusal {"{\"a\":1,\"a\":2}", "line 1, column 11: duplicate name \"a\""},
    Refusal {"{\n \"a\": [1,]}", "line 2, column 10: Invalid value."},
    Refusal {"\"\\udc00\"", "line 1, column 9: lone surrogate in a string"},
    Refusal {"{} x", "line 1, column 4: The document root must not be followed by other values."},
    Refusal {"[1e400]", "line 1, column 2: Number too big to be stored in double."},
    Refusal {"\"\xC0\xAF\"", "line 1, column 2: Invalid encoding in string."},
    Refusal {"nul", "line 1, column 4: Invalid value."},
};

}  // namespace

BOOST_DATA_TEST_CASE(text_that_is_no_json_is_refused_with_its_place, refusals)
{
    auto const parsed = parse_json(sample.text);
    BOOST_REQUIRE(!parsed.has_value());
    BOOST_TEST(describe(parsed.error()) == sample.error);
}

BOOST_AUTO_TEST_CASE(nul_and_excessive_depth_are_refused)
{
    BOOST_TEST(parse_json(std::string_view {"{}\0{}", 5}).error().reason == "NUL byte");
    BOOST_TEST(parse_json(std::string(64, '[') + std::string(64, ']')).has_value());
    BOOST_TEST(!parse_json(std::string(65, '[') + std::string(65, ']')).has_value());
    BOOST_TEST(!parse_json(std::string(1'000'000, '[')).has_value());
}

BOOST_AUTO_TEST_CASE(numbers_keep_whether_they_were_integers)
{
    auto const numbers = *parse_json("[1,1.0,-9223372036854775808,9223372036854775808,0.30000000000000004]");
    BOOST_TEST(numbers.as_array()[0].is_integer());
    BOOST_TEST(!numbers.as_array()[1].is_integer());
    BOOST_TEST(numbers.as_array()[2].is_integer());
    BOOST_TEST(!numbers.as_array()[3].is_integer());
    BOOST_TEST(numbers.as_array()[4].as_number() == 0.30000000000000004);
}

BOOST_AUTO_TEST_CASE(a_repeated_name_is_found_among_many)
{
    std::string members;
    for (int i = 0; i < 100; ++i)
        members += "\"m" + std::to_string(i) + "\":{\"m0\":0},";
    BOOST_TEST(parse_json("{" + members + "\"last\":0}")->size() == 101U);
    for (auto const* repeated : {"m0", "m31", "m32", "m33", "m99"}) {
        auto const parsed = parse_json("{" + members + '"' + repeated + "\":0}");
        BOOST_REQUIRE(!parsed.has_value());
        BOOST_TEST(parsed.error().reason == std::string {"duplicate name \""} + repeated + '"');
    }
}

BOOST_AUTO_TEST_CASE(repeated_names_are_kept_when_asked_for)
{
    JsonLimits limits;
    limits.duplicate_names = DuplicateNames::keep;
    BOOST_TEST(parse_json(R"({"a":1,"a":2})", limits)->size() == 2U);
}

BOOST_AUTO_TEST_CASE(a_byte_order_mark_is_ignored_and_counted)
{
    BOOST_TEST(parse_json("\xEF\xBB\xBF[1]")->size() == 1U);
    BOOST_TEST(parse_json("\xEF\xBB\xBF[1,]").error().offset == 6U);
}

BOOST_AUTO_TEST_CASE(strings_of_every_length_come_through_with_their_escapes)
{
    for (std::size_t length = 0; length < 70; ++length) {
        std::string const letters(length, 'x');
        auto const text = R"([")" + letters + R"(\"\u00e9)" + letters + R"(",)" + std::to_string(length) + ']';
        auto const parsed = parse_json(text);
        BOOST_REQUIRE(parsed);
        BOOST_TEST(parsed->as_array()[0].as_string() == letters + "\"\xC3\xA9" + letters);
        BOOST_TEST(parsed->as_array()[1].as_integer() == static_cast<std::int64_t>(length));
        BOOST_TEST(!parse_json(std::string_view {text}.substr(0, length + 1)));
    }
}

BOOST_AUTO_TEST_CASE(a_text_of_too_many_values_is_refused)
{
    JsonLimits const limits {.max_values = 4};
    BOOST_TEST(parse_json(R"({"a":[1,2]})", limits).has_value());
    BOOST_TEST(parse_json(R"({"a":[1,2,3]})", limits).error().reason == "more than 4 values");
    BOOST_TEST(parse_json("[1,2,3,4]", limits).error().too_many_values);
    BOOST_TEST(!parse_json("[1,2,3,}", limits).error().too_many_values);
    BOOST_TEST(!parse_json("[[[[[]]]]]", limits));
}

}  // namespace scim
