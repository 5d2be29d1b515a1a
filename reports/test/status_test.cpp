// SPDX-License-Identifier: Apache-2.0
#include <scim/report/assemble.hpp>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <array>
#include <ostream>
#include <vector>

using scim::report::Assertion;
using scim::report::Level;
using scim::report::Status;
using scim::report::Step;

namespace {

struct Compared {
    Level level;
    bool ok;
};

struct Row {
    std::vector<Compared> assertions;
    Status status;
    Level level;

    friend std::ostream& operator<<(std::ostream& out, Row const& row)
    {
        return out << row.assertions.size() << " assertions, " << to_string(row.status);
    }
};

// Typed from the table of statuses: only a failed MUST fails a case.
std::vector<Row> const rows {
    {{{Level::must, true}}, Status::pass, Level::must},
    {{{Level::should, true}, {Level::may, true}}, Status::pass, Level::should},
    {{{Level::must, false}}, Status::fail, Level::must},
    {{{Level::must, true}, {Level::should, false}}, Status::warn, Level::should},
    {{{Level::must, true}, {Level::may, false}}, Status::info, Level::may},
    {{{Level::info, false}}, Status::info, Level::info},
    {{{Level::info, false}, {Level::should, false}, {Level::must, false}}, Status::fail, Level::must},
    {{{Level::may, false}, {Level::should, false}}, Status::warn, Level::should},
    {{}, Status::error, Level::must},
};

/// One assertion per step, so that the steps are seen to count together.
std::vector<Step> steps_of(Row const& row)
{
    std::vector<Step> steps;
    for (auto const& compared : row.assertions) {
        Assertion assertion;
        assertion.level = compared.level;
        assertion.ok = compared.ok;
        steps.push_back(Step {static_cast<int>(steps.size()) + 1, "", "", {assertion}});
    }
    return steps;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(status)

BOOST_DATA_TEST_CASE(the_strongest_failed_assertion_decides, boost::unit_test::data::make(rows))
{
    BOOST_TEST(to_string(scim::report::status_of(steps_of(sample))) == to_string(sample.status));
    BOOST_TEST(to_string(scim::report::level_of(steps_of(sample))) == to_string(sample.level));
}

BOOST_AUTO_TEST_CASE(every_name_reads_back)
{
    for (auto const value :
        {Status::pass, Status::fail, Status::warn, Status::info, Status::skip, Status::blocked, Status::error})
        BOOST_CHECK(scim::report::parse_status(to_string(value)) == value);
    for (auto const value : {Level::must, Level::should, Level::may, Level::info})
        BOOST_CHECK(scim::report::parse_level(to_string(value)) == value);
    BOOST_CHECK(scim::report::parse_status("PASS") == Status::pass);
    BOOST_CHECK(!scim::report::parse_status("passed"));
    BOOST_CHECK(!scim::report::parse_level(""));
}

BOOST_AUTO_TEST_SUITE_END()
