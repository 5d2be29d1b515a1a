// SPDX-License-Identifier: Apache-2.0
#include "evaluated.hpp"

#include <algorithm>
#include <set>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

// Guid and RandomString: what their values have in common, whatever the seed.

namespace scim::provisioning::test {
namespace {

std::size_t count_of(std::string const& text, std::string_view characters)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [&](char letter) { return characters.find(letter) != characters.npos; }));
}

constexpr std::string_view digits = "0123456789";
constexpr std::string_view capitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
constexpr std::string_view small_letters = "abcdefghijklmnopqrstuvwxyz";

/// What a row asks for, and what must be in each string: exact length, at least so many of each kind.
struct Wanted {
    std::string_view expression;
    std::size_t length, numbers, special, capital, small;

    friend std::ostream& operator<<(std::ostream& out, Wanted const& wanted) { return out << wanted.expression; }
};

std::vector<Wanted> const wanted {
    {R"(RandomString(6,3,0,0,3))", 6, 3, 0, 0, 3},
    {R"(RandomString(10,2,2,2,1,"?,"))", 10, 2, 2, 2, 1},
    {R"(RandomString(256,0,0,0,0))", 256, 0, 0, 0, 0},
    {R"(RandomString(1,0,0,1,0))", 1, 0, 0, 1, 0},
    {R"(RandomString(4,0,4,0,0))", 4, 0, 4, 0, 0},
};

BOOST_DATA_TEST_CASE(a_random_string_has_what_was_asked_for, wanted)
{
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
        auto const text = evaluated(sample.expression, {}, seed);
        auto const special
            = text.size() - count_of(text, digits) - count_of(text, capitals) - count_of(text, small_letters);
        BOOST_TEST(text.size() == sample.length);
        BOOST_TEST(count_of(text, digits) >= sample.numbers);
        BOOST_TEST(count_of(text, capitals) >= sample.capital);
        BOOST_TEST(count_of(text, small_letters) >= sample.small);
        BOOST_TEST(special >= sample.special);
        BOOST_TEST((sample.special > 0 || special == 0));
    }
}

BOOST_AUTO_TEST_CASE(avoided_characters_do_not_occur)
{
    for (std::uint64_t seed = 0; seed < 50; ++seed)
        BOOST_TEST(count_of(evaluated(R"(RandomString(64,8,8,8,8,"0Oo1Il?,"))", {}, seed), "0Oo1Il?,") == 0U);
}

BOOST_AUTO_TEST_CASE(the_same_seed_gives_the_same_values_and_another_seed_others)
{
    for (auto const* expression : {"Guid()", "RandomString(12,1,1,1,1)"}) {
        BOOST_TEST(evaluated(expression, {}, 7) == evaluated(expression, {}, 7));
        BOOST_TEST(evaluated(expression, {}, 7) != evaluated(expression, {}, 8));
    }
    BOOST_TEST(evaluated("Guid() = Guid()", {}, 7) == "False");
    BOOST_TEST(evaluated("Guid()").size() == 36U);
}

std::vector<Row> const refused {
    {R"(RandomString(0,0,0,0,0))", {},
        "error column 14: RandomString, Length: the length must lie between 1 and 256; give another length"},
    {R"(RandomString(257,0,0,0,0))", {},
        "error column 14: RandomString, Length: the length must lie between 1 and 256; give another length"},
    {R"(RandomString(6,3,2,1,1))", {},
        "error column 14: RandomString, Length: the minimums add up to 7, more than the length; make the string longer "
        "or "
        "the minimums smaller"},
    {R"(RandomString(6,-1,0,0,0))", {},
        "error column 16: RandomString, MinimumNumbers: a minimum must lie between 0 and 256; give another minimum"},
    {R"(RandomString(6,9223372036854775807,9223372036854775807,0,0))", {},
        "error column 16: RandomString, MinimumNumbers: a minimum must lie between 0 and 256; give another minimum"},
    {R"(RandomString(6,1,0,0,0,"0123456789"))", {},
        "error column 24: RandomString, CharactersToAvoid: every character of a kind that is asked for is to be "
        "avoided; "
        "avoid fewer"},
    {R"(RandomString(6,0,0,0,0,"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"))", {},
        "error column 24: RandomString, CharactersToAvoid: no character is left to fill the string with; avoid fewer"},
};

BOOST_DATA_TEST_CASE(impossible_strings_are_refused, refused)
{
    BOOST_TEST(evaluated(sample.expression, sample.source) == sample.expected);
}

}  // namespace
}  // namespace scim::provisioning::test
