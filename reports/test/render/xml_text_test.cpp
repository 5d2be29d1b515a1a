// SPDX-License-Identifier: Apache-2.0
#include "../../src/render/xml_text.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <array>
#include <ostream>
#include <string_view>

using namespace std::string_view_literals;

namespace {

struct Row {
    std::string_view text, escaped;

    friend std::ostream& operator<<(std::ostream& out, Row const& row) { return out << row.escaped; }
};

// Typed from XML 1.0 §2.2 and §2.4.
constexpr std::array rows {
    Row {"a < b && c > \"d\"", "a &lt; b &amp;&amp; c &gt; &quot;d&quot;"},
    Row {"]]>", "]]&gt;"},
    Row {"one\r\ntwo\tthree", "one\ntwo\tthree"},
    Row {"\x1b[0m\0"sv, "\xEF\xBF\xBD[0m\xEF\xBF\xBD"},
    Row {"\xEF\xBF\xBE|\xEF\xBF\xBF", "\xEF\xBF\xBD|\xEF\xBF\xBD"},
    Row {"\xFFgut \xF0\x9F\x98\x80", "\xEF\xBF\xBDgut \xF0\x9F\x98\x80"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(xml_text)

BOOST_DATA_TEST_CASE(only_characters_of_xml_are_left, boost::unit_test::data::make(rows))
{
    BOOST_TEST(scim::report::escape_xml(sample.text) == sample.escaped);
}

BOOST_AUTO_TEST_SUITE_END()
