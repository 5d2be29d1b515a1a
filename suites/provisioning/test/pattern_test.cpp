// SPDX-License-Identifier: Apache-2.0
#include "pattern.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <array>
#include <ostream>

namespace scim::provisioning {
namespace {

struct Row {
    char const* pattern;
    char const* text;
    bool matches;
};

std::ostream& operator<<(std::ostream& out, Row const& row)
{
    return out << row.pattern << " in " << row.text;
}

constexpr std::array rows {
    Row {"([1-9][0-9])", "42", true},
    Row {"([1-9][0-9])", "7", false},
    Row {"(?<year>[0-9]{4})-x", "2026-x", true},
    Row {"[(?<a>]b", "<b", true},
    Row {R"(\(?<a>)", "<a>", true},
    Row {R"(\(\?<a>)", "(?<a>", true},
    Row {"^Berlin$", "Berlin", true},
    Row {"^Berlin$", "West Berlin", false},
    Row {"Berlin", "West Berlin", true},
    Row {"berlin", "Berlin", false},
    Row {"^.$", "\xD0\xAF", true},
};

constexpr std::array broken {"(", "a{2,1}", "(?=x)", "(?<!x)y", R"((a)\1)", "((a{100}){100}){100}"};

}  // namespace

BOOST_DATA_TEST_CASE(a_pattern_finds_a_part_of_the_text, rows)
{
    auto const pattern = Pattern::compile(sample.pattern);
    BOOST_REQUIRE(pattern.has_value());
    BOOST_TEST(pattern->occurs_in(sample.text) == sample.matches);
}

BOOST_DATA_TEST_CASE(what_cannot_be_compiled_is_an_error_with_a_reason, broken)
{
    auto const pattern = Pattern::compile(sample);
    BOOST_REQUIRE(!pattern.has_value());
    BOOST_TEST(!pattern.error().empty());
}

}  // namespace scim::provisioning
