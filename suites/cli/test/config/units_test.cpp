// SPDX-License-Identifier: Apache-2.0
#include "config/units.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <array>
#include <ostream>

namespace scim::cli {
namespace {

struct Duration {
    char const* text;
    std::int64_t milliseconds;
};

std::ostream& operator<<(std::ostream& out, Duration const& duration)
{
    return out << duration.text;
}

constexpr std::array durations {Duration {"500ms", 500}, Duration {"30s", 30'000}, Duration {"1.5s", 1500},
    Duration {"10m", 600'000}, Duration {"1h", 3'600'000}, Duration {" 2 s ", 2000}};

BOOST_DATA_TEST_CASE(a_duration_is_read_with_its_unit, durations)
{
    auto const parsed = parse_duration(sample.text);
    BOOST_TEST_REQUIRE(parsed.has_value());
    BOOST_TEST(parsed->count() == sample.milliseconds);
}

constexpr std::array wrong_durations {"30", "", "s", "-1s", "0s", "30 parsecs", "nan s", "1e9h"};

BOOST_DATA_TEST_CASE(a_duration_without_sense_is_refused, wrong_durations)
{
    auto const parsed = parse_duration(sample);
    BOOST_TEST_REQUIRE(!parsed.has_value());
    BOOST_TEST(parsed.error().find("such as 500ms, 30s, 10m or 1h") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(rates_are_per_second)
{
    BOOST_TEST(parse_rate("25/s").value() == 25.0);
    BOOST_TEST(parse_rate("25").value() == 25.0);
    BOOST_TEST(parse_rate("90/m").value() == 1.5);
    BOOST_TEST(!parse_rate("25/week").has_value());
}

BOOST_AUTO_TEST_CASE(sizes_are_powers_of_a_thousand)
{
    BOOST_TEST(parse_size("5MB").value() == 5'000'000u);
    BOOST_TEST(parse_size("500kb").value() == 500'000u);
    BOOST_TEST(parse_size("12").value() == 12u);
    BOOST_TEST(!parse_size("5 pages").has_value());
    BOOST_TEST(!parse_size("0").has_value());
}

BOOST_AUTO_TEST_CASE(a_part_is_one_of_its_number)
{
    BOOST_TEST((parse_shard("2/4").value() == report::Shard {2, 4}));
    for (auto const* const wrong : {"4/3", "0/3", "1", "1/", "/3", "a/b", "1/1001"})
        BOOST_TEST(!parse_shard(wrong).has_value(), wrong);
}

BOOST_AUTO_TEST_CASE(a_whole_number_keeps_its_limits)
{
    BOOST_TEST(parse_whole_number("4", 1, 64).value() == 4);
    BOOST_TEST(parse_whole_number("65", 1, 64).error() == "expected a whole number from 1 to 64, got \"65\"");
    BOOST_TEST(!parse_whole_number("4.5", 1, 64).has_value());
    BOOST_TEST(!parse_whole_number("four", 1, 64).has_value());
}

BOOST_AUTO_TEST_CASE(texts_for_people)
{
    BOOST_TEST(duration_text(340) == "340 ms");
    BOOST_TEST(duration_text(4100) == "4.1 s");
    BOOST_TEST(duration_text(228'000) == "3 min 48 s");
    BOOST_TEST(with_commas(1180) == "1,180");
    BOOST_TEST(with_commas(-1234567) == "-1,234,567");
    BOOST_TEST(with_commas(999) == "999");
}

}  // namespace
}  // namespace scim::cli
