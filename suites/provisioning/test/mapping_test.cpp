// SPDX-License-Identifier: Apache-2.0
#include <scim/provisioning/mapping.hpp>

#include <string>

#include <scim/provisioning/job_clock.hpp>

#include <boost/test/unit_test.hpp>

namespace scim::provisioning {
namespace {

conformance::MappedAttribute row(std::string target, std::string source, std::string kind, int matching = 0)
{
    conformance::MappedAttribute row;
    row.target = std::move(target);
    row.source = std::move(source);
    row.kind = std::move(kind);
    row.type = "String";
    row.matching = matching;
    return row;
}

conformance::Mapping users(std::vector<conformance::MappedAttribute> rows)
{
    return {"own", "Own", "", "", std::move(rows), {}};
}

std::string first_error(conformance::Mapping const& mapping)
{
    auto const schema = job_schema_from(mapping, "own.json");
    return schema ? std::string {} : describe(schema.error().front());
}

BOOST_AUTO_TEST_CASE(rows_become_expressions)
{
    auto const schema
        = job_schema_from(users({row("userName", "userPrincipalName", "direct", 2),
                              row("externalId", "mailNickname", "direct", 1), row("userType", "Say \"hi\"", "constant"),
                              row("name.formatted", "Join(\" \", [givenName], [surname])", "expression"),
                              row("nickName", "not documented", "direct")}),
            "own.json");
    BOOST_TEST_REQUIRE(schema.has_value());
    BOOST_TEST((schema->users.matching_order() == std::vector<std::size_t> {1, 0}));
    BOOST_TEST(!schema->groups.enabled);
    ManualClock const clock {TimePoint {}};
    SourceAttributes const source {
        {"userPrincipalName", "ada@x"}, {"givenName", "Ada"}, {"surname", "Lin"}, {"mailNickname", Value {}}};
    auto values = map_object(schema->users, source, {clock, 0, {}});
    BOOST_TEST_REQUIRE(values.has_value());
    BOOST_TEST((values->at(0).value == Value {"ada@x"}));
    BOOST_TEST(is_null(values->at(1).value));
    BOOST_TEST((values->at(2).value == Value {"Say \"hi\""}));
    BOOST_TEST((values->at(3).value == Value {"Ada Lin"}));
    BOOST_TEST(is_null(values->at(4).value));
}

BOOST_AUTO_TEST_CASE(a_source_that_no_object_has_is_a_slip_with_its_line)
{
    auto const mapping
        = users({row("userName", "userPrincipalName", "direct", 1), row("externalId", "objectId", "direct"),
            row("displayName", "ToUpper([displayNam])", "expression"), row("title", "crewName", "direct")});
    auto const schema = job_schema_from(mapping, "own.json", "{\"user\": [\n{},\n{},\n{},\n{}]}");
    BOOST_TEST_REQUIRE(!schema.has_value());
    BOOST_TEST_REQUIRE(schema.error().size() == 1U);
    BOOST_TEST(describe(schema.error().front())
        == "own.json:4: user, target \"displayName\": no object of the source has \"displayNam\"; write "
           "\"displayName\"");
}

BOOST_AUTO_TEST_CASE(defaults_stand_in_on_creation_only)
{
    ObjectMapping mapping;
    AttributeMapping attribute;
    attribute.target = *parse_target_path("title");
    attribute.expression = *Expression::parse("[jobTitle]");
    attribute.default_value = "Employee";
    attribute.required = true;
    mapping.attributes.push_back(attribute);
    ManualClock const clock {TimePoint {}};
    auto values = *map_object(mapping, {}, {clock, 0, {}});
    BOOST_TEST(is_null(values[0].value));
    BOOST_TEST(missing_attribute(mapping, values) == &mapping.attributes[0]);
    add_defaults(mapping, values);
    BOOST_TEST((values[0].value == Value {"Employee"}));
    BOOST_TEST(missing_attribute(mapping, values) == nullptr);
}

BOOST_AUTO_TEST_CASE(bad_rows_are_told)
{
    auto const match = row("userName", "userPrincipalName", "direct", 1);
    BOOST_TEST(first_error(users({row("userName", "userPrincipalName", "direct")})).find("no matching attribute")
        != std::string::npos);
    BOOST_TEST(first_error(users({match, row("id", "objectId", "direct")})).find("\"id\" cannot be a target")
        != std::string::npos);
    BOOST_TEST(
        first_error(users({match, row("name..x", "mail", "direct")})).find("no target path") != std::string::npos);
    auto const text = first_error(users({match, row("title", "join([jobTitle])", "expression")}));
    BOOST_TEST(text.find("own.json") == 0U, text);
    BOOST_TEST(text.find("title") != std::string::npos, text);
    BOOST_TEST(text.find("Join") != std::string::npos, text);
}

BOOST_AUTO_TEST_CASE(matching_attributes_can_be_chosen)
{
    auto schema = *job_schema_from(users({row("userName", "userPrincipalName", "direct", 1),
                                       row("emails[type eq \"work\"].value", "mail", "direct")}),
        "own.json");
    BOOST_TEST(match_by(schema.users, {"emails[type eq \"work\"].value", "userName"}).has_value());
    BOOST_TEST((schema.users.matching_order() == std::vector<std::size_t> {1, 0}));
    BOOST_TEST(!match_by(schema.users, {"nickName"}).has_value());
}

}  // namespace
}  // namespace scim::provisioning
