// SPDX-License-Identifier: Apache-2.0
#include "generated/kept_value.hpp"

#include <boost/test/unit_test.hpp>

namespace scim::conformance {
namespace {

Kept kept_as(AttributeDefinition const& attribute, char const* sent, char const* shown)
{
    auto const value = parse_json(shown).value();
    return kept(attribute, parse_json(sent).value(), &value);
}

AttributeDefinition of_type(DataType type, bool is_list = false)
{
    AttributeDefinition attribute;
    attribute.name = "thing";
    attribute.type = type;
    attribute.multi_valued = is_list;
    return attribute;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(kept_values)

BOOST_AUTO_TEST_CASE(texts_are_compared_with_their_case)
{
    auto const text = of_type(DataType::string);
    BOOST_TEST((kept_as(text, R"("Ab")", R"("Ab")") == Kept::same));
    BOOST_TEST((kept_as(text, R"("Ab")", R"("aB")") == Kept::other_case));
    BOOST_TEST((kept_as(text, R"("Ab")", R"("x")") == Kept::changed));
    BOOST_TEST((kept_as(text, R"("Ab")", "null") == Kept::absent));
    BOOST_TEST((kept_as(text, R"("Ab")", "7") == Kept::wrong_type));
    BOOST_TEST((kept(text, Json {"Ab"}, nullptr) == Kept::absent));
}

BOOST_AUTO_TEST_CASE(the_same_moment_and_the_same_number_are_the_same)
{
    BOOST_TEST((kept_as(of_type(DataType::date_time), R"("2020-01-02T03:04:05Z")", R"("2020-01-02T04:04:05.000+01:00")")
        == Kept::same));
    BOOST_TEST(
        (kept_as(of_type(DataType::date_time), R"("2020-01-02T03:04:05Z")", R"("2020-01-02")") == Kept::wrong_type));
    BOOST_TEST((kept_as(of_type(DataType::decimal), "9.5", "9.50") == Kept::same));
    BOOST_TEST((kept_as(of_type(DataType::integer), "9", R"("9")") == Kept::wrong_type));
}

BOOST_AUTO_TEST_CASE(lists_keep_all_values_in_any_order)
{
    auto const list = of_type(DataType::string, true);
    BOOST_TEST((kept_as(list, R"(["a","b"])", R"(["c","b","a"])") == Kept::same));
    BOOST_TEST((kept_as(list, R"(["a","b"])", R"(["a"])") == Kept::changed));
    BOOST_TEST((kept_as(list, R"(["a"])", R"("a")") == Kept::wrong_type));
    BOOST_TEST((kept_as(list, R"(["a"])", "[]") == Kept::absent));
}

BOOST_AUTO_TEST_CASE(of_complex_values_what_was_sent_counts)
{
    auto complex = of_type(DataType::complex);
    complex.sub_attributes = {of_type(DataType::string)};
    BOOST_TEST((kept_as(complex, R"({"thing":"a"})", R"({"thing":"a","more":1})") == Kept::same));
    BOOST_TEST((kept_as(complex, R"({"thing":"a"})", R"({"more":1})") == Kept::absent));
    BOOST_TEST((kept_as(complex, R"({"thing":"a"})", R"({"thing":{}})") == Kept::wrong_type));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace scim::conformance
