// SPDX-License-Identifier: Apache-2.0
#include "file/line_of.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <array>
#include <ostream>

namespace scim::provisioning {
namespace {

constexpr auto document = R"(
{
  "a\"b": [ "}]\\",
            {"c": [1,
                   2.5e1], "d/e": true},
  null ],
  "f": {}, "g": [],
  "h": "x"
})";

struct Row {
    char const* pointer;
    std::size_t line;
};

std::ostream& operator<<(std::ostream& out, Row const& row)
{
    return out << row.pointer;
}

constexpr std::array rows {
    Row {"", 2},
    Row {"/a\"b", 3},
    Row {"/a\"b/0", 3},
    Row {"/a\"b/1", 4},
    Row {"/a\"b/1/c", 4},
    Row {"/a\"b/1/c/1", 5},
    Row {"/a\"b/1/d~1e", 5},
    Row {"/a\"b/2", 6},
    Row {"/f", 7},
    Row {"/g", 7},
    Row {"/h", 8},
    // Nothing there: the last place on the way.
    Row {"/z", 2},
    Row {"/a\"b/3", 3},
    Row {"/a\"b/x", 3},
    Row {"/a\"b/1/z", 4},
    Row {"/f/x", 7},
    Row {"/g/0", 7},
    Row {"/h/x", 8},
    Row {"no pointer", 2},
};

}  // namespace

BOOST_DATA_TEST_CASE(a_value_is_found_in_its_line, rows)
{
    BOOST_TEST(line_of(document, sample.pointer) == sample.line);
}

BOOST_AUTO_TEST_CASE(a_text_that_is_no_json_ends_the_walk)
{
    for (auto const* text : {"", "{", "[", "{\"a", "[1", "{\"a\\", "{\"a\":", "]"})
        BOOST_TEST(line_of(text, "/a/0/b") == 1U);
}

}  // namespace scim::provisioning
