// SPDX-License-Identifier: Apache-2.0
#include <scim/provisioning/mapping.hpp>

#include <string>
#include <string_view>

#include <boost/test/unit_test.hpp>

namespace scim::provisioning {
namespace {

constexpr std::string_view exported = R"json({
  "id": "scim.x", "version": "1",
  "synchronizationRules": [{
    "name": "USER_OUTBOUND_USER", "sourceDirectoryName": "Azure Active Directory", "targetDirectoryName": "customappsso",
    "objectMappings": [
      {
        "enabled": true, "flowTypes": "Add, Update", "sourceObjectName": "User",
        "targetObjectName": "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
        "scope": {"categoryFilterGroups": [], "groups": [{"name": "Sales", "clauses": [
          {"operatorName": "EQUALS", "sourceOperandName": "department", "targetOperand": {"values": ["Sales"]}}]}],
          "inputFilterGroups": []},
        "attributeMappings": [
          {"flowType": "Always", "matchingPriority": 1, "targetAttributeName": "userName",
           "source": {"type": "Attribute", "name": "userPrincipalName", "expression": "[userPrincipalName]"}},
          {"flowType": "Always", "matchingPriority": 0, "targetAttributeName": "active",
           "source": {"type": "Function", "name": "Switch", "expression": "Switch([IsSoftDeleted], , \"False\", \"True\", \"True\", \"False\")"
}
},
          {"flowType": "ObjectAddOnly", "matchingPriority": 0, "targetAttributeName": "title", "defaultValue": "Employee",
           "source": {"type": "Attribute", "name": "jobTitle", "expression": "[jobTitle]"}},
          {"flowType": "Always", "matchingPriority": 0, "targetAttributeName": "userType",
           "source": {"type": "Constant", "name": "Employee", "expression": "Employee"}},
          {"flowType": "Always", "matchingPriority": 0,
           "targetAttributeName": "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager",
           "source": {"type": "Attribute", "name": "manager", "expression": "[manager]"}}
        ]
},
      {"enabled": false, "sourceObjectName": "Group", "targetObjectName": "urn:ietf:params:scim:schemas:core:2.0:Group",
       "attributeMappings": [{"matchingPriority": 1, "targetAttributeName": "displayName",
         "source": {"type": "Attribute", "name": "displayName"}}]}
    ]
}],
  "directories": [{"name": "customappsso", "objects": [{
    "name": "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
    "attributes": [
      {"name": "userName", "type": "String", "required": true, "caseExact": false},
      {"name": "active", "type": "Boolean"},
      {"name": "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager", "type": "Reference", "required": true}
    ]}]}]
})json";

Json json(std::string_view text)
{
    auto parsed = parse_json(text);
    BOOST_TEST_REQUIRE(parsed.has_value());
    return *parsed;
}

BOOST_AUTO_TEST_CASE(an_export_is_read_as_it_is)
{
    auto const read = job_schema_from_graph(json(exported), "schema.json");
    BOOST_TEST_REQUIRE(read.has_value());
    auto const& users = read->schema.users;
    BOOST_TEST_REQUIRE(users.attributes.size() == 5U);
    BOOST_TEST(users.enabled);
    BOOST_TEST(users.creates);
    BOOST_TEST(!users.deletes);
    BOOST_TEST((users.matching_order() == std::vector<std::size_t> {0}));
    BOOST_TEST(users.attributes[0].required);
    BOOST_TEST(!users.attributes[0].case_exact);
    BOOST_TEST((users.attributes[1].type == TargetType::boolean));
    BOOST_TEST((users.attributes[2].flow == Flow::on_creation));
    BOOST_TEST(users.attributes[2].default_value.value_or("") == "Employee");
    BOOST_TEST(users.attributes[3].source == "\"Employee\"");
    BOOST_TEST(users.attributes[4].is_reference());
    BOOST_TEST(!users.attributes[4].required);
    BOOST_TEST(!read->schema.groups.enabled);
    BOOST_TEST_REQUIRE(read->user_filters.size() == 1U);
    BOOST_TEST(read->user_filters[0].clauses[0].value == "Sales");
}

BOOST_AUTO_TEST_CASE(what_cannot_be_read_is_told_with_its_place)
{
    auto broken = json(exported);
    auto& row = broken["synchronizationRules"]
                    .as_array()[0]["objectMappings"]
                    .as_array()[0]["attributeMappings"]
                    .as_array()[1];
    row["source"].set("expression", "switch([IsSoftDeleted])");
    auto const read = job_schema_from_graph(broken, "schema.json");
    BOOST_TEST_REQUIRE(!read.has_value());
    auto const text = describe(read.error().front());
    BOOST_TEST(text.find("schema.json") == 0U, text);
    BOOST_TEST(text.find("/synchronizationRules/0/objectMappings/0/attributeMappings/1/source/expression")
            != std::string::npos,
        text);
    BOOST_TEST(text.find("Switch") != std::string::npos, text);
}

BOOST_AUTO_TEST_CASE(what_is_no_export_is_told)
{
    for (auto const* text : {"{}", "[]", R"({"synchronizationRules":[]})", R"({"synchronizationRules":[{}]})",
             R"({"synchronizationRules":"x"})"})
        BOOST_TEST(!job_schema_from_graph(json(text), "schema.json").has_value(), text);
}

}  // namespace
}  // namespace scim::provisioning
