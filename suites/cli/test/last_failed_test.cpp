// SPDX-License-Identifier: Apache-2.0
#include "commands/last_failed.hpp"

#include <boost/test/unit_test.hpp>

namespace scim::cli {
namespace {

report::Case ended(std::string id, report::Status status, std::string exchange)
{
    report::Case one;
    one.id = std::move(id);
    one.status = status;
    report::Step step;
    step.exchange_id = std::move(exchange);
    report::Assertion assertion;
    assertion.ok = status == report::Status::pass;
    step.assertions.push_back(assertion);
    one.steps.push_back(step);
    return one;
}

report::Exchange made_by(std::string id, std::string case_id)
{
    report::Exchange exchange;
    exchange.id = std::move(id);
    exchange.case_id = std::move(case_id);
    return exchange;
}

}  // namespace

BOOST_AUTO_TEST_CASE(what_did_not_pass_is_to_be_repeated)
{
    using report::Status;
    report::RunReport run;
    run.cases = {ended("users/create/a", Status::pass, "x-1"), ended("users/create/b", Status::fail, "x-2"),
        ended("users/create/c", Status::skip, "x-3"), ended("users/create/d", Status::blocked, "x-4"),
        ended("users/create/e", Status::error, "x-5")};
    std::vector<std::string> const expected {"users/create/b", "users/create/d", "users/create/e"};
    BOOST_TEST(cases_to_repeat(run) == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_check_of_every_exchange_is_repeated_by_the_cases_that_made_them)
{
    report::RunReport run;
    run.exchanges = {made_by("x-1", "users/create/a"), made_by("x-2", "discovery")};
    run.cases = {ended("users/create/a", report::Status::pass, "x-1"),
        ended("checks/every-exchange/c", report::Status::fail, "x-1"),
        ended("checks/every-exchange/d", report::Status::fail, "x-2")};
    std::vector<std::string> const expected {"users/create/a"};
    BOOST_TEST(cases_to_repeat(run) == expected, boost::test_tools::per_element());
}

}  // namespace scim::cli
