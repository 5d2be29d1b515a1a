// SPDX-License-Identifier: Apache-2.0
#include <scim/conformance/type_definition.hpp>

#include <boost/test/unit_test.hpp>

#include <string>

namespace scim::conformance {
namespace {

Json parsed(std::string const& text)
{
    return parse_json(text).value();
}

/// A provider of devices whose schema has these attributes.
std::vector<TypeDefinition> devices_with(std::string const& attributes)
{
    return type_definitions(parsed(R"({"Resources":[{"name":"Device","endpoint":"Devices","schema":"urn:x:Device"}]})"),
        parsed(R"({"Resources":[{"id":"urn:x:Device","attributes":[)" + attributes + "]}]}"));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(type_definition)

BOOST_AUTO_TEST_CASE(what_is_not_said_has_its_default)
{
    auto const types = devices_with(R"({"name":"label"})");
    BOOST_REQUIRE(types.size() == 1);
    BOOST_TEST(types.front().endpoint == "/Devices");
    BOOST_TEST(types.front().is_custom());
    auto const& label = types.front().attributes.at(0);
    BOOST_TEST((label.type == DataType::string && label.mutability == Mutability::read_write));
    BOOST_TEST((label.returned == Returned::by_default && !label.required && !label.case_exact));
}

BOOST_AUTO_TEST_CASE(characteristics_are_read)
{
    auto const types = devices_with(
        R"({"name":"code","type":"dateTime","required":true,"uniqueness":"global","caseExact":true,
            "mutability":"writeOnly","returned":"never","multiValued":true})");
    auto const& code = types.front().attributes.at(0);
    BOOST_TEST((code.type == DataType::date_time && code.required && code.unique && code.case_exact.value_or(false)));
    BOOST_TEST((code.mutability == Mutability::write_only && code.returned == Returned::never && code.multi_valued));
    BOOST_TEST(!code.is_shown());
}

BOOST_AUTO_TEST_CASE(what_makes_no_sense_is_left_out)
{
    auto const types = devices_with(
        R"({"name":"a b"},{"name":""},{"name":"odd","type":"uuid"},{"name":"label"},{"name":"LABEL"},{"name":"id"},7,null,
           {"name":"deep","type":"complex","subAttributes":[{"name":"deeper","type":"complex"},{"name":"flat"}]})");
    BOOST_TEST(types.front().obstacle == "");
    BOOST_REQUIRE(types.front().attributes.size() == 2);
    BOOST_TEST(types.front().attributes.at(1).sub_attributes.size() == 1);
}

BOOST_AUTO_TEST_CASE(a_demand_that_makes_no_sense_is_an_obstacle)
{
    auto const types = devices_with(R"({"name":"odd","type":"uuid","required":true})");
    BOOST_TEST(types.front().obstacle == "the schema of Device demands an attribute that is not well defined");
}

BOOST_AUTO_TEST_CASE(a_schema_that_is_not_listed_is_an_obstacle)
{
    auto const types
        = type_definitions(parsed(R"({"Resources":[{"name":"Device","endpoint":"/Devices","schema":"urn:x:Other"}]})"),
            parsed(R"({"Resources":[{"id":"urn:x:Device","attributes":[{"name":"label"}]}]})"));
    BOOST_TEST(types.front().obstacle == "/Schemas does not list the schema of Device");
}

BOOST_AUTO_TEST_CASE(an_optional_extension_that_is_not_listed_is_left_out)
{
    auto const types
        = type_definitions(parsed(R"({"Resources":[{"name":"Device","endpoint":"/Devices","schema":"urn:x:Device",
            "schemaExtensions":[{"schema":"urn:x:Lost"},{"schema":"urn:x:Device"}]}]})"),
            parsed(R"({"Resources":[{"id":"urn:x:Device","attributes":[{"name":"label"}]}]})"));
    BOOST_TEST(types.front().obstacle == "");
    BOOST_TEST(types.front().extensions.empty());
}

BOOST_AUTO_TEST_CASE(endless_lists_are_cut_off)
{
    std::string attributes;
    for (int i = 0; i < 1000; ++i)
        attributes += (i == 0 ? "" : ",") + std::string {R"({"name":"a)"} + std::to_string(i) + "\"}";
    BOOST_TEST(devices_with(attributes).front().attributes.size() == 200U);
}

BOOST_AUTO_TEST_CASE(an_endpoint_that_climbs_is_an_obstacle)
{
    auto const types = type_definitions(
        parsed(R"({"Resources":[{"name":"Device","endpoint":"/../admin","schema":"urn:x:Device"}]})"),
        parsed(R"({"Resources":[{"id":"urn:x:Device","attributes":[{"name":"label"}]}]})"));
    BOOST_TEST(types.front().obstacle == "the endpoint of Device is no path");
}

BOOST_AUTO_TEST_CASE(without_resource_types_users_and_groups_are_supposed)
{
    auto const types = type_definitions(std::nullopt,
        parsed(
            R"({"Resources":[{"id":"urn:ietf:params:scim:schemas:core:2.0:User","attributes":[{"name":"userName"}]}]})"));
    BOOST_REQUIRE(types.size() == 2);
    BOOST_TEST(types.front().obstacle == "");
    BOOST_TEST(!types.front().is_custom());
    BOOST_TEST(types.back().obstacle != "");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace scim::conformance
