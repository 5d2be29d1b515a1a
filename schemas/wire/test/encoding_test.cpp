// SPDX-License-Identifier: Apache-2.0
#include <scim/wire/encoding.hpp>

#include <boost/test/unit_test.hpp>

namespace scim {

BOOST_AUTO_TEST_CASE(percent_encoding_leaves_only_unreserved_characters)
{
    BOOST_TEST(percent_encode("aZ09-._~") == "aZ09-._~");
    BOOST_TEST(percent_encode("a b\"[]+/@\xC3\xA9") == "a%20b%22%5B%5D%2B%2F%40%C3%A9");
}

BOOST_AUTO_TEST_CASE(percent_decoding_undoes_it_and_refuses_half_escapes)
{
    BOOST_TEST(percent_decode("a%20b%2B").value() == "a b+");
    BOOST_TEST(percent_decode("a+b").value() == "a+b");
    BOOST_TEST(percent_decode("a+b", PlusSign::blank).value() == "a b");
    for (auto const* text : {"%", "%2", "%zz", "a%4"})
        BOOST_TEST(!percent_decode(text).has_value(), text);
}

BOOST_AUTO_TEST_CASE(base64_is_that_of_rfc_4648_section_10)
{
    for (auto const& [plain, encoded] : {std::pair {"", ""}, {"f", "Zg=="}, {"fo", "Zm8="}, {"foo", "Zm9v"},
             {"foob", "Zm9vYg=="}, {"fooba", "Zm9vYmE="}, {"foobar", "Zm9vYmFy"}}) {
        BOOST_TEST(base64_encode(plain) == encoded);
        BOOST_TEST(base64_decode(encoded).value() == plain);
    }
    BOOST_TEST(!base64_decode("Zg=").has_value());
    BOOST_TEST(!base64_decode("Z*==").has_value());
}

BOOST_AUTO_TEST_CASE(base64url_is_that_of_rfc_4648_section_5_without_padding)
{
    for (auto const& [plain, encoded] :
        {std::pair {"", ""}, {"f", "Zg"}, {"fo", "Zm8"}, {"foo", "Zm9v"}, {"\xFB\xFF\xBE", "-_--"}}) {
        BOOST_TEST(base64url_encode(plain) == encoded);
        BOOST_TEST(base64url_decode(encoded).value() == plain);
    }
    for (auto const* text : {"Zg==", "+/++", "Z", "Zm9vZ", "Zm 8"})
        BOOST_TEST(!base64url_decode(text).has_value(), text);
}

BOOST_AUTO_TEST_CASE(utf8_is_judged_by_rfc_3629)
{
    for (auto const* good : {"", "plain", "\xC3\xA9", "\xE2\x82\xAC", "\xF0\x9F\x98\x80"})
        BOOST_TEST(is_valid_utf8(good), good);
    // Lone continuation, overlong, surrogate, beyond U+10FFFF, cut short.
    for (auto const* bad : {"\x80", "\xC0\xAF", "\xE0\x80\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE2\x82"})
        BOOST_TEST(!is_valid_utf8(bad));
    BOOST_TEST(repair_utf8("a\x80z") == "a\xEF\xBF\xBDz");
}

BOOST_AUTO_TEST_CASE(hexadecimal_digits_are_lower_case)
{
    BOOST_TEST(hex_encode(std::string_view {"\x00\xAB\xff", 3}) == "00abff");
}

}  // namespace scim
