// SPDX-License-Identifier: Apache-2.0
#include <scim/provisioning/scope.hpp>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <array>
#include <ostream>

#include "directory_of_four.hpp"

namespace scim::provisioning {
namespace {

using test::directory_of_four;

RoleAssignment const default_access {std::string {default_access_role}, "", "Default Access"};
RoleAssignment const reader {"r1", "Reader", "Reader"};

SourceObject ada_with(Value value)
{
    auto ada = test::user("ada");
    ada.attributes = {{"x", std::move(value)}};
    return ada;
}

/// A job that takes everybody whom one clause lets pass.
Scope scope_of(ScopeClause clause)
{
    Scope scope;
    scope.mode = ScopeMode::all;
    scope.user_filters = {{"F", {std::move(clause)}, false}};
    return scope;
}

bool passes(Scope const& scope, SourceObject const& object)
{
    BOOST_REQUIRE(check(scope).has_value());
    return evaluate(scope, directory_of_four(), object).passes_filters;
}

/// One comparison: what Microsoft's table of operators says of it.
struct Comparison {
    char const* op;
    Value attribute;
    char const* value;
    bool holds;
};

std::ostream& operator<<(std::ostream& out, Comparison const& row)
{
    return out << text_of(row.attribute).value_or("null") << ' ' << row.op << ' ' << row.value;
}

std::vector<Comparison> comparisons()
{
    return {
        {"EQUALS", "Sales", "Sales", true},
        {"EQUALS", "sales", "Sales", false},
        {"EQUALS", "Sales ", "Sales", false},
        {"EQUALS", std::int64_t {7}, "7", true},
        {"EQUALS", true, "True", true},
        {"NOT EQUALS", "Sales", "Sales", false},
        {"NOT EQUALS", "sales", "Sales", true},
        {"IS TRUE", true, "", true},
        {"IS TRUE", false, "", false},
        {"IS TRUE", "True", "", false},
        {"IS FALSE", false, "", true},
        {"IS FALSE", true, "", false},
        {"IS NULL", "Sales", "", false},
        {"IS NOT NULL", "Sales", "", true},
        {"IS NOT NULL", false, "", true},
        {"REGEX MATCH", "42", "([1-9][0-9])", true},
        {"REGEX MATCH", "7", "([1-9][0-9])", false},
        {"REGEX MATCH", "Sales EU", "^Sales", true},
        {"REGEX MATCH", "sales", "Sales", false},
        {"NOT REGEX MATCH", "sales", "Sales", true},
        {"NOT REGEX MATCH", "Sales EU", "^Sales", false},
        {"Greater_Than", "1000001", "1000000", true},
        {"Greater_Than", "1000000", "1000000", false},
        {"Greater_Than", std::int64_t {8}, "7", true},
        {"Greater_Than", "10", "9", true},
        {"Greater_Than", "A10", "9", false},
        {"Greater_Than", "10.5", "9", false},
        {"Greater_Than", "99999999999999999999", "9", false},
        {"Greater_Than_OR_EQUALS", "7", "7", true},
        {"Greater_Than_OR_EQUALS", "6", "7", false},
        {"Greater_Than_OR_EQUALS", "-6", "-7", true},
        {"Includes", "Head of Sales", "of S", true},
        {"Includes", "Head of Sales", "of s", false},
        {"ENDS_WITH", "a@example.com", "@example.com", true},
        {"ENDS_WITH", "a@example.com.au", "@example.com", false},
        {"ENDS_WITH", "com", "@example.com", false},
        {"&", std::int64_t {514}, "2", true},
        {"&", "512", "2", false},
        {"&", std::int64_t {6}, "3", false},
        {"&", "EU", "EU,US", true},
        {"&", "JP", "EU,US", false},
        {"!&", std::int64_t {514}, "2", false},
        {"!&", std::int64_t {512}, "2", true},
        {"!&", "JP", "EU,US", true},
    };
}

constexpr std::array all_operators {"EQUALS", "NOT EQUALS", "IS TRUE", "IS FALSE", "IS NULL", "IS NOT NULL",
    "REGEX MATCH", "NOT REGEX MATCH", "Greater_Than", "Greater_Than_OR_EQUALS", "Includes", "ENDS_WITH", "&", "!&"};

struct Spelling {
    char const* written;
    char const* portal;
};

std::ostream& operator<<(std::ostream& out, Spelling const& row)
{
    return out << row.written;
}

constexpr std::array spellings {
    Spelling {"Equals", "EQUALS"},
    Spelling {"NotEquals", "NOT EQUALS"},
    Spelling {"IsTrue", "IS TRUE"},
    Spelling {"IsNotNull", "IS NOT NULL"},
    Spelling {"NotRegexMatch", "NOT REGEX MATCH"},
    Spelling {"GreaterThan", "Greater_Than"},
    Spelling {"Greater_Than_or_equals", "Greater_Than_OR_EQUALS"},
    Spelling {"EndsWith", "ENDS_WITH"},
};

struct BadClause {
    ScopeClause clause;
    char const* reason;
};

std::ostream& operator<<(std::ostream& out, BadClause const& row)
{
    return out << row.reason;
}

std::vector<BadClause> bad_clauses()
{
    using enum ScopeOperator;
    return {
        {{"", equals, "x"}, R"(filter "F": a clause names no attribute)"},
        {{"departmnt", equals, "x"}, R"(filter "F": no object of the source has "departmnt")"},
        {{"members", equals, "x"}, R"(filter "F": no filter can test "members": it is a reference)"},
        {{"manager", is_null, ""}, R"(filter "F": no filter can test "manager": it is a reference)"},
        {{"appRoleAssignments", equals, "x"},
            R"(filter "F": no filter can test "appRoleAssignments": roles are no plain value)"},
        {{"proxyAddresses", includes, "x"},
            R"(filter "F": no filter can test "proxyAddresses": it has several values)"},
        {{"userType", equals, "Guest"},
            R"(filter "F": no filter can test "userType": the provisioning service does not read it)"},
        {{"employeeLeaveDateTime", is_not_null, ""},
            R"(filter "F": no filter can test "employeeLeaveDateTime": it is a date)"},
        {{"x", greater_than, "1.5"}, R"(filter "F": Greater_Than compares integers, and "1.5" is none)"},
        {{"x", greater_than_or_equals, ""}, R"(filter "F": Greater_Than_OR_EQUALS compares integers, and "" is none)"},
        {{"x", regex_match, "("}, R"~(filter "F": "(": the regular expression cannot be read: missing ): ()~"},
        {{"x", not_regex_match, "(?=a)"},
            R"~(filter "F": "(?=a)": look-ahead (regular expression) is not supported here)~"},
    };
}

ScopeClause const sales {"department", ScopeOperator::equals, "Sales"};
ScopeClause const berlin {"city", ScopeOperator::equals, "Berlin"};

SourceObject in(std::string department, std::string city)
{
    auto ada = test::user("ada");
    ada.attributes = {{"department", std::move(department)}, {"city", std::move(city)}};
    return ada;
}

Scope everybody()
{
    Scope scope;
    scope.mode = ScopeMode::all;
    return scope;
}

}  // namespace

BOOST_DATA_TEST_CASE(an_operator_compares_as_its_description_says, comparisons())
{
    auto const op = scope_operator_from(sample.op);
    BOOST_REQUIRE(op.has_value());
    BOOST_TEST(to_string(*op) == sample.op);
    BOOST_TEST(passes(scope_of({"x", *op, sample.value}), ada_with(sample.attribute)) == sample.holds);
}

BOOST_DATA_TEST_CASE(nothing_is_true_of_null_but_is_null, all_operators)
{
    auto const op = *scope_operator_from(sample);
    bool const holds = op == ScopeOperator::is_null;
    BOOST_TEST(passes(scope_of({"x", op, "1"}), ada_with({})) == holds);
    BOOST_TEST(passes(scope_of({"x", op, "1"}), ada_with("")) == holds);
    BOOST_TEST(passes(scope_of({"never there", op, "1"}), ada_with("1")) == holds);
    BOOST_TEST(!passes(scope_of({"x", op, "1"}), ada_with(Texts {"1"})));
}

BOOST_DATA_TEST_CASE(operators_are_read_in_the_spelling_of_graph, spellings)
{
    BOOST_TEST((scope_operator_from(sample.written) == scope_operator_from(sample.portal)));
    BOOST_TEST(to_string(scope_operator_from(sample.written).value()) == sample.portal);
}

BOOST_AUTO_TEST_CASE(what_is_no_operator_is_not_read)
{
    BOOST_TEST(!scope_operator_from("LIKE").has_value());
    BOOST_TEST(!scope_operator_from("").has_value());
}

BOOST_DATA_TEST_CASE(a_clause_that_cannot_be_used_is_an_error, bad_clauses())
{
    auto const checked = check(scope_of(sample.clause));
    BOOST_REQUIRE(!checked.has_value());
    BOOST_TEST(checked.error().reason == sample.reason);
    BOOST_TEST(!checked.error().remedy.empty());

    Scope groups;
    groups.group_filters = {{"F", {sample.clause}, false}};
    BOOST_TEST(!check(groups).has_value());
}

BOOST_AUTO_TEST_CASE(computed_attributes_can_be_tested)
{
    auto guest = test::user("ada");
    guest.attributes = {{"userPrincipalName", "ada_home.org#EXT#@example.com"}};
    BOOST_TEST(passes(scope_of({"userPrincipalName", ScopeOperator::ends_with, "@home.org"}), guest));
    BOOST_TEST(passes(scope_of({"originalUserPrincipalName", ScopeOperator::includes, "#EXT#"}), guest));
    BOOST_TEST(passes(scope_of({"accountEnabled", ScopeOperator::is_true, ""}), guest));
    BOOST_TEST(passes(scope_of({"objectId", ScopeOperator::equals, "ada"}), guest));
}

BOOST_AUTO_TEST_CASE(clauses_are_anded_and_filters_ored)
{
    auto scope = everybody();
    scope.user_filters = {{"both", {sales, berlin}, false}};
    BOOST_TEST(passes(scope, in("Sales", "Berlin")));
    BOOST_TEST(!passes(scope, in("Sales", "Rome")));
    BOOST_TEST(!passes(scope, in("IT", "Berlin")));

    scope.user_filters = {{"one", {sales}, false}, {"two", {berlin}, false}};
    BOOST_TEST(passes(scope, in("Sales", "Rome")));
    BOOST_TEST(passes(scope, in("IT", "Berlin")));
    BOOST_TEST(!passes(scope, in("IT", "Rome")));

    scope.user_filters = {{"no clause", {}, false}};
    BOOST_TEST(passes(scope, in("IT", "Rome")));
}

BOOST_AUTO_TEST_CASE(filters_of_users_and_groups_are_apart)
{
    auto scope = everybody();
    scope.user_filters = {{"users", {sales}, false}};
    BOOST_TEST(passes(scope, test::group("crew")));
    scope.group_filters = {{"groups", {{"displayName", ScopeOperator::equals, "Crew"}}, false}};
    BOOST_TEST(!passes(scope, test::group("crew")));
    BOOST_TEST(passes(scope, in("Sales", "Rome")));
}

BOOST_AUTO_TEST_CASE(an_input_filter_ends_the_way_without_deprovisioning)
{
    auto scope = everybody();
    scope.user_filters = {{"in", {sales}, true}, {"out", {berlin}, false}};
    auto const directory = directory_of_four();
    auto const both = evaluate(scope, directory, in("Sales", "Berlin"));
    BOOST_TEST(both.in_scope());
    BOOST_TEST(both.deprovisions);
    auto const fell_out_of_input = evaluate(scope, directory, in("IT", "Berlin"));
    BOOST_TEST(!fell_out_of_input.in_scope());
    BOOST_TEST(!fell_out_of_input.deprovisions);
    auto const fell_out = evaluate(scope, directory, in("Sales", "Rome"));
    BOOST_TEST(!fell_out.in_scope());
    BOOST_TEST(fell_out.deprovisions);
}

BOOST_AUTO_TEST_CASE(the_clauses_that_failed_are_told)
{
    auto scope = everybody();
    scope.user_filters = {{"one", {sales, berlin}, false}, {"two", {{"mail", ScopeOperator::is_not_null, ""}}, false}};
    auto const directory = directory_of_four();
    std::vector<std::string> const expected {"one city EQUALS Berlin", "two mail IS NOT NULL"};
    BOOST_TEST(
        evaluate(scope, directory, in("Sales", "Rome")).failed_clauses == expected, boost::test_tools::per_element());
    BOOST_TEST(evaluate(scope, directory, in("Sales", "Berlin")).failed_clauses.empty());
}

BOOST_AUTO_TEST_CASE(scope_assigned_takes_who_has_a_role_that_counts)
{
    auto directory = directory_of_four();
    Scope assigned;
    auto const judge = [&] { return evaluate(assigned, directory, *directory.find("ada")); };
    BOOST_TEST(!judge().assigned);
    BOOST_TEST(!judge().has_role);
    BOOST_TEST(!judge().in_scope());
    BOOST_TEST(evaluate(everybody(), directory, *directory.find("ada")).in_scope());

    BOOST_REQUIRE(directory.assign("ada", default_access).has_value());
    BOOST_TEST(judge().in_scope());
    assigned.default_access_excluded = true;
    BOOST_TEST(judge().assigned);
    BOOST_TEST(!judge().has_role);
    BOOST_TEST(!judge().in_scope());

    BOOST_REQUIRE(directory.add_member("crew", "ada").has_value());
    BOOST_REQUIRE(directory.assign("crew", reader).has_value());
    BOOST_TEST(judge().in_scope());
    BOOST_TEST(evaluate(assigned, directory, *directory.find("crew")).in_scope());
    BOOST_TEST(!evaluate(assigned, directory, *directory.find("bob")).in_scope());
}

BOOST_AUTO_TEST_CASE(disabled_and_deleted_objects_are_not_active)
{
    auto directory = directory_of_four();
    BOOST_TEST(!evaluate(everybody(), directory, *directory.find("cyd")).active);
    BOOST_TEST(!evaluate(everybody(), directory, *directory.find("cyd")).in_scope());
    BOOST_REQUIRE(directory.set_account_enabled("ada", false).has_value());
    BOOST_TEST(!evaluate(everybody(), directory, *directory.find("ada")).active);
    BOOST_TEST(evaluate(everybody(), directory, *directory.find("crew")).active);
    BOOST_REQUIRE(directory.soft_delete("crew", {}).has_value());
    BOOST_TEST(!evaluate(everybody(), directory, *directory.find("crew")).active);
}

BOOST_AUTO_TEST_CASE(a_compiled_scope_judges_as_the_scope_it_is_made_of)
{
    auto scope = everybody();
    scope.user_filters = {{"one", {{"city", ScopeOperator::regex_match, "^B"}}, false}};
    auto const compiled = CompiledScope::compile(scope);
    BOOST_REQUIRE(compiled.has_value());
    BOOST_TEST(compiled->scope().user_filters.size() == 1U);
    BOOST_TEST(compiled->evaluate(directory_of_four(), in("", "Berlin")).in_scope());
    BOOST_TEST(!compiled->evaluate(directory_of_four(), in("", "Rome")).in_scope());
}

}  // namespace scim::provisioning
