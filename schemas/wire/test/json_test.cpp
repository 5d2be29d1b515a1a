// SPDX-License-Identifier: Apache-2.0
#include <scim/wire/json.hpp>

#include <boost/test/unit_test.hpp>

#include <limits>

namespace scim {

BOOST_AUTO_TEST_CASE(equality_ignores_the_order_of_members_but_not_of_elements)
{
    BOOST_TEST((*parse_json(R"({"a":1,"b":[1,2]})") == *parse_json(R"({"b":[1,2],"a":1.0})")));
    BOOST_TEST(!(*parse_json("[1,2]") == *parse_json("[2,1]")));
    BOOST_TEST(!(Json {1} == Json {"1"}));
    BOOST_TEST(!(Json {true} == Json {1}));
    BOOST_TEST(!(Json() == Json::object()));
}

BOOST_AUTO_TEST_CASE(members_are_found_set_and_erased_in_order)
{
    Json user;
    user.set("userName", Json {"bjensen"}).set("active", Json {true});
    user["name"].set("givenName", Json {"Barbara"});
    BOOST_TEST(write_json(user) == R"({"userName":"bjensen","active":true,"name":{"givenName":"Barbara"}})");
    BOOST_TEST(user.find_ignoring_case("USERNAME")->as_string() == "bjensen");
    BOOST_TEST(!user.find("USERNAME"));
    BOOST_TEST(user.string_or("active", "none") == "none");
    BOOST_TEST(user.erase("active"));
    BOOST_TEST(!user.erase("active"));
    BOOST_TEST(user.size() == 2U);
    BOOST_TEST(!Json {7}.find("x"));
}

BOOST_AUTO_TEST_CASE(writing_gives_text_that_reads_back_the_same)
{
    auto const text = R"(["\u0001\"\\\n",0.1,-0.5,1e300,9007199254740993,{"é":null}])";
    auto const value = *parse_json(text);
    BOOST_TEST((*parse_json(write_json(value)) == value));
    BOOST_TEST((*parse_json(write_json_pretty(value)) == value));
    BOOST_TEST(write_json(Json {1.0}) == "1.0");
    BOOST_TEST(write_json(Json {std::numeric_limits<double>::infinity()}) == "null");
    BOOST_TEST(write_json(Json {"\x80"}) == "\"\xEF\xBF\xBD\"");
}

}  // namespace scim
