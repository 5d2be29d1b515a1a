// SPDX-License-Identifier: Apache-2.0
#include "evaluated.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

// What Microsoft's reference warns of, expression by expression.

namespace scim::provisioning::test {
namespace {

/// All cautions of an expression, one line each.
std::string cautions_of(std::string_view expression)
{
    std::string text;
    for (auto const& caution : Expression::parse(expression)->cautions())
        text += (text.empty() ? "" : "\n") + std::to_string(caution.column) + ' ' + caution.reason;
    return text;
}

std::vector<Row> const cautions {
    {R"(IIF([country]="","Other",[country]))", {},
        "14 IIF asks whether an attribute is null or empty, but fails when it is"},
    {R"(IIF(IsNullOrEmpty([country]),"Other",[country]))", {},
        "5 IIF asks whether an attribute is null or empty, but fails when it is"},
    {R"(IIF(Not(IsPresent([country])),"Other",[country]))", {},
        "5 IIF asks whether an attribute is null or empty, but fails when it is"},
    {R"(Append(Switch(IsNull([a]), "x", "True", "y"), "z"))", {}, "15 Switch asks whether its source is null or empty"},
    {R"(Switch([a], [manager], "x", "y"))", {}, "1 Switch is not made for references such as manager"},
    {R"(SelectUniqueValue([a], [b]))", {},
        "1 SelectUniqueValue works for provisioning to Active Directory only, not to applications"},
    {R"(IIF([country]="US","",[country]))", {}, ""},
    {R"(Switch([country],[country],"","Other"))", {}, ""},
    {R"(Switch([IsSoftDeleted], , "False", "True", "True", "False"))", {}, ""},
};

BOOST_DATA_TEST_CASE(expressions_that_will_disappoint_are_named, cautions)
{
    BOOST_TEST(cautions_of(sample.expression) == sample.expected);
}

BOOST_AUTO_TEST_CASE(a_caution_says_what_to_write_instead)
{
    auto const found = Expression::parse(R"(IIF([country]="","Other",[country]))")->cautions();
    BOOST_TEST_REQUIRE(found.size() == 1U);
    BOOST_TEST((found.front().kind == ExpressionError::Kind::caution));
    BOOST_TEST(describe(found.front())
        == "column 14: IIF asks whether an attribute is null or empty, but fails when it is; use Switch with the empty "
           "text as a key: Switch([country], [country], \"\", \"Other\")");
}

}  // namespace
}  // namespace scim::provisioning::test
