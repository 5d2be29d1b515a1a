// SPDX-License-Identifier: Apache-2.0
#include <scim/wire/random.hpp>
#include <scim/wire/text.hpp>

#include <boost/test/unit_test.hpp>

namespace scim {

BOOST_AUTO_TEST_CASE(case_is_folded_for_ascii_letters_only)
{
    BOOST_TEST(equals_ignoring_case("UserName", "username"));
    BOOST_TEST(!equals_ignoring_case("\xC3\x89", "\xC3\xA9"));
    BOOST_TEST(starts_with_ignoring_case("URN:ietf", "urn:"));
    BOOST_TEST(!starts_with_ignoring_case("ur", "urn:"));
}

BOOST_AUTO_TEST_CASE(text_is_trimmed_split_and_replaced)
{
    BOOST_TEST(trim(" \t a b \r\n") == "a b");
    BOOST_TEST(trim("  ").empty());
    BOOST_TEST(split("a,,b", ',').size() == 3U);
    BOOST_TEST(split("", ',').size() == 1U);
    BOOST_TEST(replace_all("aaa", "a", "aa") == "aaaaaa");
}

BOOST_AUTO_TEST_CASE(the_nearest_word_is_suggested_only_when_it_is_near)
{
    std::vector<std::string> const words {"run", "probe", "report", "explain"};
    BOOST_TEST(nearest("reprot", words) == "report");
    BOOST_TEST(nearest("Probe", words) == "probe");
    BOOST_TEST(nearest("zzz", words).empty());
}

BOOST_AUTO_TEST_CASE(randomness_repeats_from_its_seed)
{
    BOOST_TEST(Random {7}.uuid() == Random {7}.uuid());
    BOOST_TEST(Random {7}.uuid() != Random {8}.uuid());
    auto const uuid = Random {1}.uuid();
    BOOST_TEST(uuid.size() == 36U);
    BOOST_TEST(uuid[14] == '4');
    BOOST_TEST(std::string_view {"89ab"}.find(uuid[19]) != std::string_view::npos);
    BOOST_TEST(Random {3}.word(5).size() == 5U);
    BOOST_TEST(secure_random_bytes(16) != secure_random_bytes(16));
}

}  // namespace scim
