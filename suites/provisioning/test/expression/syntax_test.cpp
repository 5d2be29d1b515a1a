// SPDX-License-Identifier: Apache-2.0
#include "evaluated.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

// How expressions are written, and what is said about those that are not well written.

namespace scim::provisioning {

static std::ostream& operator<<(std::ostream& out, AttributeUse const& use)
{
    return out << use.name << " at " << use.column;
}

namespace test {
namespace {

std::vector<Row> const well_written {
    {R"([mail])", {{"mail", "a@b.c"}}, "a@b.c"},
    {R"([urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department])",
        {{"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department", "Sales"}}, "Sales"},
    {R"("a constant")", {}, "a constant"},
    {R"(42)", {}, "42"},
    {R"(-10)", {}, "-10"},
    {R"(&HF)", {}, "15"},
    {"  Append (\n\t[ mail ] , \"x\" )\r\n", {{"mail", "a"}}, "ax"},
    {R"("Company name: \"Contoso\" \\ more")", {}, R"(Company name: "Contoso" \ more)"},
    {R"("Zoë, ünal")", {}, "Zoë, ünal"},
    {R"([a] = "x")", {{"a", "x"}}, "True"},
    {R"(Append([a], ""))", {{"a", "x"}}, "x"},
    {R"(Left(12345, 2))", {}, "12"},
    {R"(Left("12345", "2"))", {}, "12"},
};

BOOST_DATA_TEST_CASE(what_is_well_written_is_read, well_written)
{
    BOOST_TEST(evaluated(sample.expression, sample.source) == sample.expected);
}

std::vector<Row> const badly_written {
    {"", {}, R"(error column 1: the expression is empty; write a function call, such as Append([mail], ".test"))"},
    {"   ", {}, R"(error column 1: the expression is empty; write a function call, such as Append([mail], ".test"))"},
    {R"(join(" ", [a]))", {},
        R"(error column 1: unknown function "join"; write Join: names of functions are case-sensitive)"},
    {R"(Append(Joinn(" ", [a]), "x"))", {}, R"(error column 8: unknown function "Joinn"; did you mean Join?)"},
    {R"(Frobnicate([a]))", {},
        R"(error column 1: unknown function "Frobnicate"; docs/expressions.md lists the functions)"},
    {R"(Append([a]))", {}, R"(error column 1: Append takes 2 arguments, not 1; write Append(source, suffix))"},
    {R"(Append([a], "b", "c"))", {},
        R"(error column 1: Append takes 2 arguments, not 3; write Append(source, suffix))"},
    {R"(Now(1))", {}, R"(error column 1: Now takes 0 arguments, not 1; write Now())"},
    {R"(InStr([a]))", {},
        R"(error column 1: InStr takes 2 to 4 arguments, not 1; write InStr(value1, value2, [start], [compareType]))"},
    {R"(Join(" "))", {},
        R"(error column 1: Join takes at least 2 arguments, not 1; write Join(separator, source, ...))"},
    {R"(SelectUniqueValue([a]))", {},
        R"(error column 1: SelectUniqueValue takes at least 2 arguments, not 1; write SelectUniqueValue(uniqueValueRule1, uniqueValueRule2, ...))"},
    {R"(Append(SelectUniqueValue([a], [b]), "x"))", {},
        "error column 8: SelectUniqueValue stands inside another call; make it the outermost call"},
    {R"(Append(, "b"))", {},
        R"(error column 8: Append, source: this argument cannot be left out; write Append(source, suffix))"},
    {R"(Switch([a], "x", "k"))", {},
        "error column 1: Switch takes at least 4 arguments, not 3; write Switch(source, [defaultValue], key, value, "
        "...)"},
    {R"(Switch([a], "x", "k", "v", "l"))", {},
        "error column 1: Switch: a key lacks its value; write Switch(source, default, key, value, key, value); an "
        "omitted "
        "default still needs its comma"},
    {R"(Append([a], "b)", {},
        R"(error column 13: the text that starts here has no end; close it with "; inside a text write \")"},
    {R"(Append([a, "b"))", {}, "error column 8: the attribute that starts here has no end; close its name with ]"},
    {R"(Append([a, [b], "c"))", {},
        R"(error column 8: the name of this attribute contains one of [ " ( ) ,; close the name before it with ])"},
    {R"(Append([ ], "b"))", {},
        "error column 8: the brackets name no attribute; write a name between them, such as [mail]"},
    {R"(Append([a], "b")", {},
        "error column 16: a comma or a closing parenthesis is missing in the call of Append; separate arguments with "
        "commas and close the call with )"},
    {R"(Append([a] "b"))", {},
        "error column 12: a comma or a closing parenthesis is missing in the call of Append; separate arguments with "
        "commas and close the call with )"},
    {R"(Append([a], "b") "c")", {},
        "error column 18: the expression has ended before this; make it one call: to put texts together, use Append or "
        "Join"},
    {R"(Append([a],)", {}, "error column 12: the expression ends too early; close every parenthesis"},
    {R"(Replace([a], , "\d", , "", , ))", {},
        R"(error column 17: a backslash stands alone in a text; write \\ for a backslash and \" for a quotation mark)"},
    {"Append([a], “b”)", {},
        R"(error column 13: texts stand between straight quotation marks; replace this mark by ")"},
    {"Append([a], 'b')", {}, R"(error column 13: texts stand between double quotation marks; replace ' by ")"},
    {"Append([ä], 'b')", {}, R"(error column 13: texts stand between double quotation marks; replace ' by ")"},
    {R"([a] & [b])", {}, "error column 5: there is no operator that puts texts together; use Append or Join"},
    {R"([a] + [b])", {}, "error column 5: there is no operator that puts texts together; use Append or Join"},
    {R"(Append([a], $))", {},
        R"(error column 13: this character means nothing here; put texts between " and names of attributes between [ and ])"},
    {R"(Append(mail, "b"))", {},
        R"(error column 8: "mail" is neither a text nor an attribute; write "mail" with quotation marks for a text, [mail] for an attribute)"},
    {R"(Append(Now, "b"))", {}, "error column 8: Now is a function; give its arguments in parentheses"},
    {R"(vbTextCompare)", {},
        R"(error column 1: "vbTextCompare" is neither a text nor an attribute; write "vbTextCompare" with quotation marks for a text, [vbTextCompare] for an attribute)"},
    {R"(IIF([a]="x" AND [b]="y", "1", "2"))", {},
        "error column 13: conditions cannot be combined by AND; nest calls of IIF: in the second argument for AND, in "
        "the "
        "third for OR"},
    {R"(IIF([a]="x"="y", "1", "2"))", {},
        "error column 12: a condition compares two values; nest calls of IIF instead"},
    {R"(IIF([a]==[b], "1", "2"))", {},
        R"(error column 9: a value is missing before "="; write a text, an attribute or a call)"},
    {R"(Left([a], 1.5))", {},
        "error column 11: numbers with a fraction do not exist here; write a whole number, or quote it as a text"},
    {R"(Left([a], 99999999999999999999))", {},
        R"(error column 11: "99999999999999999999" is no whole number of 64 bits; write digits (3, -10, &HF), or quote it if it is a text)"},
    {R"(Left([a], "two"))", {}, R"(error column 11: Left, NumChars: "two" is no whole number; give digits, such as 3)"},
    {"\xFF", {}, "error column 1: the expression is not valid UTF-8; save the file as UTF-8"},
};

BOOST_DATA_TEST_CASE(what_is_badly_written_is_refused_with_its_place, badly_written)
{
    BOOST_TEST(evaluated(sample.expression) == sample.expected);
}

std::string nested(std::size_t depth)
{
    std::string text;
    for (std::size_t level = 0; level < depth; ++level)
        text += "StripSpaces(";
    return text + "[a]" + std::string(depth, ')');
}

BOOST_AUTO_TEST_CASE(calls_nest_as_deep_as_the_limit)
{
    BOOST_TEST(evaluated(nested(max_expression_depth), {{"a", "x y"}}) == "xy");
    auto const deeper = Expression::parse(nested(max_expression_depth + 1));
    BOOST_TEST_REQUIRE(!deeper.has_value());
    BOOST_TEST(deeper.error().reason == "calls are nested deeper than 64 levels");
    BOOST_TEST(deeper.error().column == 1 + 64 * std::string_view {"StripSpaces("}.size());
}

BOOST_AUTO_TEST_CASE(an_expression_is_as_long_as_the_limit_in_characters)
{
    // Each ä is one character and two bytes.
    std::string letters;
    for (std::size_t count = 2; count < max_expression_length; ++count)
        letters += "ä";
    BOOST_TEST(Expression::parse('"' + letters + '"').has_value());
    auto const longer = Expression::parse('"' + letters + "x\"");
    BOOST_TEST_REQUIRE(!longer.has_value());
    BOOST_TEST(longer.error().reason == "the expression has 10001 characters; Entra ID stores at most 10000");
}

BOOST_AUTO_TEST_CASE(attributes_are_listed_once_in_the_order_of_the_text)
{
    auto const expression = Expression::parse(R"(IIF([country] = "US", Join(" ", [b], [country]), [a]))");
    BOOST_TEST_REQUIRE(expression.has_value());
    std::vector<AttributeUse> const expected {{"country", 5}, {"b", 33}, {"a", 50}};
    BOOST_TEST(expression->attributes() == expected, boost::test_tools::per_element());
    BOOST_TEST(!expression->selects_unique_value());
}

BOOST_AUTO_TEST_CASE(names_of_attributes_are_case_sensitive)
{
    BOOST_TEST(evaluated("[Mail]", {{"mail", "a@b.c"}}) == "null");
}

BOOST_AUTO_TEST_CASE(the_names_of_all_functions_stand_in_order)
{
    auto const names = function_names();
    BOOST_TEST(names.size() == 44U);
    BOOST_TEST(std::ranges::is_sorted(names));
}

}  // namespace
}  // namespace test
}  // namespace scim::provisioning
