// SPDX-License-Identifier: Apache-2.0
#include <scim/wire/json_text.hpp>

#include <boost/test/unit_test.hpp>

#include <limits>
#include <string>

namespace {

using scim::Json;
using scim::JsonText;

/// An object with a value of each kind.
void write_all_kinds(JsonText& text)
{
    text.begin_object();
    text.name("id").text("2819c223");
    text.name("active").truth(true);
    text.name("title").null();
    text.name("count").integer(-7);
    text.name("share").number(0.5);
    text.name("emails").begin_array().text("a").begin_object().end_object().end_array();
    text.name("name").json(Json::object({{"givenName", "Barbara"}}));
    text.end_object();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(json_text)

BOOST_AUTO_TEST_CASE(commas_and_colons_stand_where_they_belong)
{
    JsonText text;
    write_all_kinds(text);
    BOOST_TEST(text.written()
        == R"({"id":"2819c223","active":true,"title":null,"count":-7,"share":0.5,"emails":["a",{}],)"
           R"("name":{"givenName":"Barbara"}})");
}

BOOST_AUTO_TEST_CASE(the_pretty_form_has_a_line_for_each_element)
{
    JsonText text {JsonText::Form::pretty};
    write_all_kinds(text);
    BOOST_TEST(text.written() == R"({
  "id": "2819c223",
  "active": true,
  "title": null,
  "count": -7,
  "share": 0.5,
  "emails": [
    "a",
    {}
  ],
  "name": {
    "givenName": "Barbara"
  }
})");
}

BOOST_AUTO_TEST_CASE(pieces_add_up_to_the_text)
{
    JsonText text;
    std::string whole;
    text.begin_array();
    for (int i = 0; i < 3; ++i) {
        text.integer(i);
        whole += text.written();
        text.forget();
    }
    whole += text.end_array().take();
    BOOST_TEST(whole == "[0,1,2]");
}

BOOST_AUTO_TEST_CASE(several_values_have_a_line_each)
{
    JsonText text;
    text.begin_object().name("id").integer(1).end_object().end_line();
    text.begin_object().end_object().end_line();
    BOOST_TEST(text.take() == "{\"id\":1}\n{}\n");
}

BOOST_AUTO_TEST_CASE(strings_are_escaped_wherever_the_first_special_letter_stands)
{
    for (std::size_t before = 0; before < 20; ++before) {
        std::string const plain(before, 'x');
        auto const written
            = [&](std::string const& special) { return JsonText {}.text(plain + special + plain).take(); };
        auto const expected = [&](std::string const& special) { return '"' + plain + special + plain + '"'; };
        BOOST_TEST(written("\"") == expected("\\\""));
        BOOST_TEST(written("\\") == expected("\\\\"));
        BOOST_TEST(written("\n") == expected("\\n"));
        BOOST_TEST(written("\x1f") == expected("\\u001f"));
        BOOST_TEST(written("\x7f") == expected("\x7f"));
        BOOST_TEST(written("!") == expected("!"));
        BOOST_TEST(written(" ") == expected(" "));
        BOOST_TEST(written("\u00e4") == expected("\u00e4"));
        BOOST_TEST(written("\xe4") == expected("\xEF\xBF\xBD"));
        BOOST_TEST(written("\u00e4\"\xe4") == expected("\u00e4\\\"\xEF\xBF\xBD"));
    }
}

BOOST_AUTO_TEST_CASE(a_number_that_json_cannot_spell_is_null)
{
    BOOST_TEST(JsonText {}.number(std::numeric_limits<double>::quiet_NaN()).take() == "null");
    BOOST_TEST(JsonText {}.number(3).take() == "3.0");
    BOOST_TEST(JsonText {}.number(1e300).take() == "1e+300");
}

BOOST_AUTO_TEST_SUITE_END()
