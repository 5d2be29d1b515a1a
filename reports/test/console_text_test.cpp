// SPDX-License-Identifier: Apache-2.0
#include <scim/report/render.hpp>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <array>
#include <ostream>
#include <string>
#include <string_view>

#include "sample_report.hpp"

using namespace std::string_view_literals;

namespace {

struct Row {
    std::string_view text, shown;

    friend std::ostream& operator<<(std::ostream& out, Row const& row) { return out << row.shown; }
};

constexpr std::array rows {
    Row {"plain text, Grüße", "plain text, Grüße"},
    Row {"\x1b[31mred"sv, "\\x1b[31mred"},
    Row {"a\0b\x7f"sv, "a\\x00b\\x7f"},
    Row {"line\r\nnext\ttab", "line\\r\\nnext\\ttab"},
    Row {"\xC2\x9B"
         "31m",
        "\\x9b31m"},
    Row {"\xE2\x80\xAE"
         "gnp.exe",
        "\\u202egnp.exe"},
    Row {"\xE2\x81\xA6"
         "a\xD8\x9C",
        "\\u2066a\\u061c"},
    Row {"##[error]x ##vso[task.x]", "#\\#[error]x #\\#vso[task.x]"},
    Row {"bad \xFF byte", "bad \xEF\xBF\xBD byte"},
    Row {"", ""},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(console_text)

BOOST_DATA_TEST_CASE(what_a_terminal_would_obey_is_spelled_out, boost::unit_test::data::make(rows))
{
    BOOST_TEST(scim::report::printable(sample.text) == sample.shown);
}

BOOST_AUTO_TEST_CASE(hostile_text_becomes_one_harmless_line)
{
    auto const shown = scim::report::printable(scim::report::sample::hostile_text());
    for (char const letter : shown)
        BOOST_TEST((static_cast<unsigned char>(letter) >= 0x20 && letter != '\x7f'));
    BOOST_TEST(shown.find("##[") == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
