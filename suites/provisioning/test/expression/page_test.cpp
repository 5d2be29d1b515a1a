// SPDX-License-Identifier: Apache-2.0
#include "evaluated.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <vector>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <scim/wire/text.hpp>

// docs/expressions.md says what the code does: its examples are evaluated, and it lists every function once.

namespace scim::provisioning::test {
namespace {

using Cells = std::vector<std::string>;

/// The rows of all tables of the page whose heading has that many cells, without headings.
std::vector<Cells> rows_of_width(std::size_t width)
{
    std::ifstream page {SCIM_SOURCE_DIR "/docs/expressions.md"};
    std::vector<Cells> rows;
    for (std::string line; std::getline(page, line);) {
        if (!line.starts_with("| `"))
            continue;
        auto cells = split(line, '|');
        // The bars at both ends leave an empty cell each.
        cells = Cells {cells.begin() + 1, cells.end() - 1};
        for (auto& cell : cells)
            cell = trim(cell);
        if (cells.size() == width)
            rows.push_back(std::move(cells));
    }
    return rows;
}

/// The pieces between backticks.
Texts code_of(std::string const& cell)
{
    Texts codes;
    auto const pieces = split(cell, '`');
    for (std::size_t index = 1; index < pieces.size(); index += 2)
        codes.push_back(pieces[index]);
    return codes;
}

/// What a cell says, as evaluated() shows it: "`a`, `b`" is a list, "null, dropped" and "`a`, redacted" keep their
/// words.
std::string promised(std::string const& cell)
{
    auto const codes = code_of(cell);
    std::string text;
    for (auto const& code : codes)
        text += (text.empty() ? "" : "|") + code;
    if (codes.size() > 1)
        text = '[' + text + ']';
    auto const words = codes.empty() ? cell : cell.substr(cell.rfind('`') + 1);
    return text + replace_all(words, ",", "");
}

SourceAttributes attributes_of_the_page()
{
    RoleAssignments const roles {std::nullopt, {{"06b0", "Admin", "Admin"}, {"06b1", "Reader", "Reader"}}};
    SourceAttributes attributes {{"appRoleAssignments", roles}};
    for (auto const& row : rows_of_width(2)) {
        auto const values = code_of(row[1]);
        // The table of Replace has sentences in its second column.
        if (values.empty() || values.front().starts_with('$'))
            continue;
        attributes[code_of(row[0]).front()] = values.size() == 1 ? Value {values.front()} : Value {values};
    }
    return attributes;
}

auto const examples = rows_of_width(4);

BOOST_AUTO_TEST_CASE(the_page_lists_every_function_once)
{
    std::vector<std::string> listed;
    for (auto const& row : examples)
        listed.push_back(row[0].substr(1, row[0].find('(') - 1));
    std::ranges::sort(listed);
    BOOST_TEST(listed == function_names(), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(the_examples_of_the_page_give_what_it_says)
{
    auto const attributes = attributes_of_the_page();
    BOOST_TEST(attributes.size() == 8U);
    for (auto const& row : examples) {
        auto const expression = code_of(row[1]).front();
        BOOST_TEST_CONTEXT(expression)
        {
            BOOST_TEST(evaluated(expression, attributes) == promised(row[2]));
        }
    }
}

BOOST_AUTO_TEST_CASE(the_examples_of_the_page_use_their_function)
{
    for (auto const& row : examples) {
        auto const call = row[0].substr(1, row[0].find('('));
        BOOST_TEST(row[1].find(call) != std::string::npos, row[1]);
    }
}

}  // namespace
}  // namespace scim::provisioning::test
