// SPDX-License-Identifier: Apache-2.0
#include "made_up.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <array>
#include <ostream>
#include <set>
#include <string>

#include "generated/kept_value.hpp"

namespace scim::conformance {
namespace {

constexpr std::array data_types {DataType::string, DataType::boolean, DataType::decimal, DataType::integer,
    DataType::date_time, DataType::binary, DataType::reference};

AttributeDefinition of_type(DataType type)
{
    AttributeDefinition attribute;
    attribute.name = "thing";
    attribute.type = type;
    return attribute;
}

AttributeDefinition complex_of_all()
{
    auto complex = of_type(DataType::complex);
    for (auto const type : data_types) {
        auto sub = of_type(type);
        sub.name = std::string {keyword(type)};
        complex.sub_attributes.push_back(sub);
    }
    return complex;
}

TypeDefinition device()
{
    TypeDefinition type;
    type.name = "Device";
    type.endpoint = "/Devices";
    type.schema = "urn:x:Device";
    type.extensions = {{"urn:x:Place", true}, {"urn:x:Note", false}};
    auto serial = of_type(DataType::string);
    serial.name = "serial";
    serial.required = true;
    auto site = of_type(DataType::string);
    site.name = "site";
    site.extension = "urn:x:Place";
    auto note = of_type(DataType::string);
    note.name = "note";
    note.extension = "urn:x:Note";
    note.required = true;
    auto state = of_type(DataType::string);
    state.name = "state";
    state.mutability = Mutability::read_only;
    type.attributes = {serial, state, site, note};
    return type;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(made_up_values)

BOOST_AUTO_TEST_CASE(every_value_has_its_type)
{
    auto all = std::vector {complex_of_all()};
    for (auto const type : data_types)
        all.push_back(of_type(type));
    for (auto attribute : all) {
        for (auto const is_list : {false, true}) {
            attribute.multi_valued = is_list;
            auto const value = made_up(attribute, "u");
            BOOST_REQUIRE(value.has_value());
            BOOST_TEST(has_type(attribute, *value), write_json(*value));
        }
    }
}

BOOST_AUTO_TEST_CASE(every_wrong_value_has_not)
{
    auto all = std::vector {complex_of_all()};
    for (auto const type : data_types)
        all.push_back(of_type(type));
    for (auto attribute : all) {
        for (auto const is_list : {false, true}) {
            attribute.multi_valued = is_list;
            auto const wrong = wrong_values(attribute, "u");
            BOOST_TEST(!wrong.empty());
            for (auto const& one : wrong)
                BOOST_TEST(!has_type(attribute, one.value), one.what << ": " << write_json(one.value));
        }
    }
}

BOOST_AUTO_TEST_CASE(turns_give_different_values_and_can_be_repeated)
{
    for (auto const type : data_types) {
        auto const attribute = of_type(type);
        BOOST_TEST((made_up(attribute, "u", 0) != made_up(attribute, "u", 1)), keyword(type));
        BOOST_TEST((made_up(attribute, "u", 1) == made_up(attribute, "u", 1)), keyword(type));
    }
}

BOOST_AUTO_TEST_CASE(canonical_values_are_used_and_run_out)
{
    auto attribute = of_type(DataType::string);
    attribute.canonical_values = {"red"};
    BOOST_TEST((made_up(attribute, "u") == Json {"red"}));
    BOOST_TEST(!made_up(attribute, "u", 1).has_value());
}

BOOST_AUTO_TEST_CASE(links_to_other_resources_are_not_made_up)
{
    auto reference = of_type(DataType::reference);
    reference.reference_types = {"User"};
    BOOST_TEST(!made_up(reference, "u").has_value());
    auto manager = of_type(DataType::complex);
    manager.sub_attributes = {of_type(DataType::string), reference};
    BOOST_TEST(!made_up(manager, "u").has_value());
    BOOST_TEST(wrong_values(manager, "u").empty());
}

BOOST_AUTO_TEST_CASE(the_least_has_what_is_demanded_and_required_extensions)
{
    auto const least = *minimal_resource(device(), "u");
    BOOST_TEST(write_json(least)
        == R"({"schemas":["urn:x:Device","urn:x:Place"],"serial":"u-Serial","urn:x:Place":{"site":"u-Site"}})");
}

BOOST_AUTO_TEST_CASE(the_whole_has_all_that_clients_write)
{
    auto const whole = *full_resource(device(), "u");
    auto const attributes = device().attributes;
    for (auto const& attribute : attributes)
        BOOST_TEST((value_in(whole, attribute) != nullptr) == attribute.is_written(), attribute.path());
    auto resource = whole;
    drop_value(resource, attributes.back());
    BOOST_TEST(write_json(resource).find("Note") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_demand_that_cannot_be_met_leaves_nothing)
{
    auto type = device();
    type.attributes.front().type = DataType::reference;
    type.attributes.front().reference_types = {"User"};
    BOOST_TEST(!minimal_resource(type, "u").has_value());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace scim::conformance
