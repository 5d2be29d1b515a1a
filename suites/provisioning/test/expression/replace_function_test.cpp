// SPDX-License-Identifier: Apache-2.0
#include "evaluated.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

// Edges of Replace, and of regular expressions in the notation of .NET.

namespace scim::provisioning::test {
namespace {

std::vector<Row> const modes {
    {R"x(Replace("aXbXc", "X", , , "--", , ))x", {}, "a--b--c"},
    {R"x(Replace("aaa", "a", , , "aa", , ))x", {}, "aaaaaa"},
    {R"x(Replace("abc", "B", , , "-", , ))x", {}, "abc"},
    {R"x(Replace("abc", "b", , , [none], , ))x", {}, "ac"},
    {R"x(Replace("abc", "b", , , "-"))x", {}, "a-c"},
    {R"x(Replace([none], "b", , , "-", , ))x", {}, "null"},
    {R"x(Replace([none], , "b", , "-", , ))x", {}, "null"},
    {R"x(Replace([none], "u", , , , , "u@x"))x", {}, "null"},
    {R"x(Replace("s", "u", , , , , "u-u@x"))x", {}, "s-s@x"},
    {R"x(Replace("s", "u", , , , , [none]))x", {}, ""},
    {R"x(Replace([s], , "(?<d>\\d+)", "d", , [m], ))x", {{"s", "kept"}, {"m", "12"}}, "kept"},
    {R"x(Replace([s], , "(?<d>\\d+)", "d", , [m], ))x", {{"m", "a12b"}}, "12"},
    {R"x(Replace([s], , "(?<d>\\d+)", "d", , [m], ))x", {{"m", "none"}}, "null"},
    {R"x(Replace([s], , "(?<d>\\d+)", "d", , [m], ))x", {}, "null"},
    {R"x(Replace("a1b22", , "(?<d>\\d)+", "d", "#", , ))x", {}, "a#b2#"},
    {R"x(Replace("ab", , "(?<a>a)|(?<b>b)", "b", "#", , ))x", {}, "a#"},
    {R"x(Replace("ab", , "(a)(b)", "2", "#", , ))x", {}, "a#"},
    {R"x(Replace("a", [none], , , "b", , ))x", {},
        "error column 14: Replace, oldValue: there is no text to look for; give one that is not null or empty"},
    {R"x(Replace("a", "", , , "b", , ))x", {},
        "error column 14: Replace, oldValue: the empty text is everywhere; give at least one character"},
    {R"x(Replace("a", , "a", "z", "b", , ))x", {},
        "error column 21: Replace, regexGroupName: the regular expression has no such group; name it there: "
        "(?<name>...)"},
    {R"x(Replace(, "a", , , "b", , ))x", {},
        "error column 9: Replace, source: this argument cannot be left out; write Replace(source, [oldValue], "
        "[regexPattern], [regexGroupName], [replacementValue], [replacementAttributeName], [template])"},
};

BOOST_DATA_TEST_CASE(the_arguments_that_are_given_decide_what_is_replaced, modes)
{
    BOOST_TEST(evaluated(sample.expression, sample.source) == sample.expected);
}

constexpr std::string_view mixtures[] {
    R"x(Replace("a", , , , , , ))x",
    R"x(Replace("a"))x",
    R"x(Replace("a", "b", , , , , ))x",
    R"x(Replace("a", "b", "c", , "d", , ))x",
    R"x(Replace("a", , "c", , , , ))x",
    R"x(Replace("a", , , , "d", , ))x",
    R"x(Replace("a", "b", , , "d", , "t"))x",
    R"x(Replace("a", , "(?<g>c)", "g", "d", [e], ))x",
};

BOOST_DATA_TEST_CASE(other_mixtures_of_arguments_are_refused, mixtures)
{
    BOOST_TEST(evaluated(sample).starts_with("error column 1: Replace: these arguments do not go together; besides"));
}

std::vector<Row> const patterns {
    {R"x(Replace("abc", , "[a-z]*", , "X", , ))x", {}, "XX"},
    {R"x(Replace("äö", , "x*", , "-", , ))x", {}, "-ä-ö-"},
    {R"x(Replace("John Smith", , "(?<f>\\w+) (?<l>\\w+)", , "${l}, ${f}", , ))x", {}, "Smith, John"},
    {R"x(Replace("John Smith", , "(?'f'\\w+) (\\w+)", , "$1, $2", , ))x", {}, "Smith, John"},
    {R"x(Replace("ab", , "b", , "[$&$0$$]", , ))x", {}, "a[bb$]"},
    {R"x(Replace("ab", , "b", , "$9 ${x} $ ${", , ))x", {}, "a$9 ${x} $ ${"},
    {R"x(Replace("Zoë Ünal", , "\\w+", , "w", , ))x", {}, "w w"},
    {R"x(Replace("١2", , "\\d", , "d", , ))x", {}, "dd"},
    {R"x(Replace("a1 b", , "[^\\w]", , "-", , ))x", {}, "a1-b"},
    {R"x(Replace("a1 b", , "\\W", , "-", , ))x", {}, "a1-b"},
    {"Replace(\"a\u00A0b\", , \"\\\\s\", , \"-\", , )", {}, "a-b"},
    {R"x(Replace("a1", , "[\\D]", , "-", , ))x", {}, "-1"},
    {R"x(Replace("aBc", , "(?i)b", , "-", , ))x", {}, "a-c"},
    {R"x(Replace("a[b]:c", , "[[:\\]]", , "-", , ))x", {}, "a-b--c"},
    {R"x(Replace("a]b", , "[]]", , "-", , ))x", {}, "a-b"},
    {R"x(Replace("a.b", , "\\.", , "-", , ))x", {}, "a-b"},
    {R"x(Replace("a@b", , "(?:@.*)$", , "", , ))x", {}, "a"},
};

BOOST_DATA_TEST_CASE(patterns_mean_what_they_mean_in_dotnet, patterns)
{
    BOOST_TEST(evaluated(sample.expression, sample.source) == sample.expected);
}

/// A pattern and the construct that is named as not supported.
struct Unsupported {
    std::string_view pattern;
    std::string_view name;

    friend std::ostream& operator<<(std::ostream& out, Unsupported const& entry) { return out << entry.pattern; }
};

constexpr Unsupported unsupported[] {
    {"a(?=b)", "look-ahead"},
    {"a(?!b)", "negative look-ahead"},
    {"(?<=a)b", "look-behind"},
    {"(?<!a)b", "negative look-behind"},
    {"(?>a)", "an atomic group"},
    {"(?(a)b|c)", "a conditional group"},
    {R"((a)\\1)", "a reference back to a group"},
    {R"((?<x>a)\\k<x>)", "a reference back to a group"},
    {"(?<x-y>a)", "a balancing group"},
    {"(?<x>a)(?<x>b)", "a second group of the same name"},
    {"[a-z-[aeiou]]", "subtraction of a class"},
    {R"([\\W_])", "\\W inside brackets"},
};

BOOST_DATA_TEST_CASE(what_takes_more_than_linear_time_is_refused_by_name, unsupported)
{
    auto const expression = "Replace([x], , \"" + std::string {sample.pattern} + "\", , \"\", , )";
    auto const expected = "error column 16: Replace, regexPattern: " + std::string {sample.name}
        + " (regular expression) is not supported here; ";
    BOOST_TEST(evaluated(expression).starts_with(expected), evaluated(expression));
}

constexpr std::string_view broken[] {"(", "a)", "[a", "*", "(?<a", "a{2,1}", R"(\\p{Nope})", R"(\\)"};

BOOST_DATA_TEST_CASE(a_broken_pattern_is_refused_when_the_expression_is_read, broken)
{
    auto const text = evaluated("Replace([x], , \"" + std::string {sample} + "\", , \"\", , )");
    BOOST_TEST(text.starts_with("error column 16: Replace, regexPattern: "), text);
}

BOOST_AUTO_TEST_CASE(a_pattern_from_an_attribute_is_checked_too)
{
    BOOST_TEST(evaluated(R"x(Replace("a", , [p], , "b", , ))x", {{"p", "a"}}) == "b");
    BOOST_TEST(evaluated(R"x(Replace("a", , [p], , "b", , ))x",
        {{"p",
            "("}}).starts_with("error column 16: Replace, regexPattern: the regular expression cannot be read"));
}

// Patterns that take exponential time elsewhere, and values that would fill the memory.
BOOST_AUTO_TEST_CASE(hostile_patterns_and_values_are_bounded)
{
    SourceAttributes const source {{"a", std::string(10'000, 'a')}, {"big", std::string(max_value_size, 'a')}};
    BOOST_TEST(evaluated(R"x(Replace([a], , "^(a+)+$x", , "", , ))x", source).size() == 10'000U);
    BOOST_TEST(evaluated(R"x(Replace([big], , "a", , "", , ))x", source)
        == "error column 9: Replace, source: regular expressions are applied to at most 10000 bytes; shorten it with "
           "Left");
    BOOST_TEST(evaluated(R"x(Replace([big], "a", , , [big], , ))x", source)
        == "error column 1: Replace would make a value larger than a mebibyte");
    BOOST_TEST(evaluated(R"x(Replace([a], , "a", , [a], , ))x", source)
        == "error column 1: Replace would make a value larger than a mebibyte");
    BOOST_TEST(evaluated(R"x(Replace([a], , "(?<g>a)", "g", [a], , ))x", source)
        == "error column 1: Replace would make a value larger than a mebibyte");
    BOOST_TEST(evaluated(R"x(Join(",", [big], [big]))x", source)
        == "error column 1: Join would make a value larger than a mebibyte");
    BOOST_TEST(evaluated(R"x(Append([big], "b"))x", source) == "error column 1: the value is larger than a mebibyte");
    BOOST_TEST(evaluated(R"x(Replace("a", , "((a{1000}){1000}){1000}", , "", , ))x")
                   .starts_with("error column 16: Replace, regexPattern: the regular expression cannot be read"));
}

}  // namespace
}  // namespace scim::provisioning::test
