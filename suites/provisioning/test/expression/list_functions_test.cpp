// SPDX-License-Identifier: Apache-2.0
#include "evaluated.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

// Edges of the functions for multi-valued attributes and roles.

namespace scim::provisioning::test {
namespace {

Texts const two {"a", "b"};
References const members {{"1"}, {"2"}};

std::vector<Row> const lists {
    {R"(Count([x]))", {{"x", two}}, "2"},
    {R"(Count([x]))", {{"x", "a"}}, "1"},
    {R"(Count([x]))", {{"x", members}}, "2"},
    {R"(Count([x]))", {}, "0"},
    {R"(Item([x], 2))", {{"x", two}}, "b"},
    {R"(Item([x], 3))", {{"x", two}}, "null"},
    {R"(Item([x], 1))", {{"x", "a"}}, "a"},
    {R"(Item([x], 2))", {{"x", members}}, "-> 2"},
    {R"(Item([x], 1))", {}, "null"},
    {R"(Item([x], 9223372036854775807))", {{"x", two}}, "null"},
    {R"(Item([x], 0))", {{"x", two}}, "error column 11: Item, index: the first value has index 1; count from 1"},
    {R"(Item(Split("a,b", ","), 2))", {}, "b"},
    {R"(Join("-", [x], "c", [none], [x]))", {{"x", two}}, "a-b-c-a-b"},
    {R"(Join("", [a], [b]))", {{"a", "1"}, {"b", "2"}}, "12"},
    {R"(Join([none], [x]))", {{"x", two}}, "ab"},
    {R"(Join(" ", [givenName], [surname]))", {{"givenName", "Babs"}}, "Babs"},
    {R"(Join(" ", [givenName], [surname]))", {}, "null"},
    {R"(Join(",", 1, [t]))", {{"t", true}}, "1,True"},
    {R"(RemoveDuplicates([x]))", {{"x", Texts {"b", "a", "B", "b"}}}, "[b|a|B]"},
    {R"(RemoveDuplicates([x]))", {{"x", "a"}}, "a"},
    {R"(RemoveDuplicates([x]))", {}, "null"},
    {R"(Split("a;; b ;", ";"))", {}, "[a|b]"},
    {R"(Split("a::b:c", "::"))", {}, "[a|b:c]"},
    {R"(Split("", ","))", {}, "[]"},
    {R"(Split([none], ","))", {}, "null"},
    {R"(Split("a", ""))", {},
        "error column 12: Split, delimiter: the empty text is everywhere; give at least one character"},
    {R"(ToLower([x]))", {{"x", two}},
        "error column 9: ToLower, source: one value is wanted, but there are 2; choose one with Item, or make one text "
        "of "
        "them with Join"},
    {R"(ToUpper([x]))", {{"x", Texts {"a"}}}, "A"},
    {R"(ToUpper([x]))", {{"x", Texts {}}}, "null"},
    {R"(IsNullOrEmpty([x]))", {{"x", Texts {}}}, "True"},
    {R"(IsPresent([x]))", {{"x", two}}, "True"},
};

BOOST_DATA_TEST_CASE(values_are_counted_chosen_and_joined, lists)
{
    BOOST_TEST(evaluated(sample.expression, sample.source) == sample.expected);
}

RoleAssignments const roles {std::nullopt, {{"06b0", "25", "Role1234"}, {"06b1", "", "Reader"}}};

Value roles_by(std::string const& function)
{
    HandTurnedClock const clock;
    auto const expression = Expression::parse(function + "([appRoleAssignments])");
    return expression->evaluate({{"appRoleAssignments", roles}}, Environment {clock})->value;
}

BOOST_AUTO_TEST_CASE(role_functions_choose_the_form)
{
    Value const single {RoleAssignments {RoleForm::single, {roles.roles.front()}}};
    BOOST_TEST((roles_by("SingleAppRoleAssignment") == single));
    Value const complex {RoleAssignments {RoleForm::complex, roles.roles}};
    BOOST_TEST((roles_by("AppRoleAssignmentsComplex") == complex));
    Value const assertive {RoleAssignments {RoleForm::assertive, roles.roles}};
    BOOST_TEST((roles_by("AssertiveAppRoleAssignmentsComplex") == assertive));
}

std::vector<Row> const role_texts {
    {R"(Switch(SingleAppRoleAssignment([appRoleAssignments]), "none", "25", "Admin"))", {{"appRoleAssignments", roles}},
        "Admin"},
    {R"(Join(",", AppRoleAssignmentsComplex([appRoleAssignments])))", {{"appRoleAssignments", roles}}, "25,Reader"},
    {R"(SingleAppRoleAssignment([appRoleAssignments]))", {}, "null"},
    {R"(AppRoleAssignmentsComplex([appRoleAssignments]))", {{"appRoleAssignments", RoleAssignments {}}}, "null"},
    {R"(SingleAppRoleAssignment([mail]))", {{"mail", "a@b.c"}},
        "error column 25: SingleAppRoleAssignment, appRoleAssignments: the value is no list of role assignments; write "
        "[appRoleAssignments]"},
};

BOOST_DATA_TEST_CASE(a_role_is_its_value_or_else_its_display_name, role_texts)
{
    BOOST_TEST(evaluated(sample.expression, sample.source) == sample.expected);
}

}  // namespace
}  // namespace scim::provisioning::test
