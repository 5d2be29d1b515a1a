// SPDX-License-Identifier: Apache-2.0
#include <scim/wire/json_place.hpp>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <array>
#include <ostream>

namespace {

constexpr std::string_view text = R"({
  "format": "x",
  "entries": [
    { "a": [1, 2], "b}": "te\"xt, [" },
    { "a": {},
      "b/c": { "deep":
        [ true,
          { "end": null } ] }
    }
  ],
  "last": -1.5e3
})";

struct Row {
    std::string_view pointer;
    std::size_t line;

    friend std::ostream& operator<<(std::ostream& out, Row const& row) { return out << row.pointer; }
};

constexpr std::array rows {
    Row {"", 1},
    Row {"/format", 2},
    Row {"/entries", 3},
    Row {"/entries/0", 4},
    Row {"/entries/0/b}", 4},
    Row {"/entries/1", 5},
    Row {"/entries/1/b~1c", 6},
    Row {"/entries/1/b~1c/deep/1/end", 8},
    Row {"/last", 11},
    Row {"/missing", 1},            // the object that lacks it
    Row {"/entries/1/missing", 5},  // likewise
    Row {"/entries/7", 3},
    Row {"/format/too/deep", 2},
    Row {"no pointer", 1},
};

BOOST_DATA_TEST_CASE(a_pointer_leads_to_its_line, rows)
{
    BOOST_TEST(scim::line_of(text, sample.pointer) == sample.line);
}

BOOST_AUTO_TEST_CASE(text_cut_short_ends_the_search)
{
    for (std::size_t length = 0; length < text.size(); ++length)
        BOOST_TEST(scim::line_of(text.substr(0, length), "/entries/1/b~1c/deep/1/end") <= 8U);
}

}  // namespace
