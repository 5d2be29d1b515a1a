// SPDX-License-Identifier: Apache-2.0
#include <scim/report/assemble.hpp>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <map>
#include <string>

#include "sample_parts.hpp"
#include "sample_report.hpp"

namespace report = scim::report;
namespace sample = scim::report::sample;

namespace {

/// A run of `count` passed MUST requirements, one case each.
report::RunReport passed_run(int count)
{
    report::RunReport run;
    for (int i = 0; i < count; ++i) {
        auto const id = "RFC7644-1-" + std::to_string(i);
        report::Requirement requirement;
        requirement.id = id;
        requirement.cases = {"a/" + std::to_string(i)};
        run.requirements.push_back(requirement);
        auto one = sample::make_case(requirement.cases.front(), "", report::Status::pass);
        one.requirements = {id};
        one.steps = {sample::step(1, "", "", {sample::status_assertion(id, report::Level::must, true, "200", "200")})};
        run.cases.push_back(one);
    }
    return run;
}

std::string verdict_of(report::RunReport run)
{
    assemble(run);
    return std::string {to_string(run.verdict.value)};
}

void break_off(report::Case& one)
{
    one.status = report::Status::error;
    one.steps.clear();
}

report::Case& fail(report::Case& one, report::Level level)
{
    auto& assertion = one.steps.front().assertions.front();
    assertion.ok = false;
    assertion.level = level;
    one.status = report::status_of(one.steps);
    return one;
}

std::map<std::string, std::string> statuses(report::RunReport const& run)
{
    std::map<std::string, std::string> all;
    for (auto const& result : run.requirement_results)
        all[result.id] = to_string(result.status);
    return all;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(verdict)

BOOST_AUTO_TEST_CASE(all_passed_is_ready)
{
    BOOST_TEST(verdict_of(passed_run(3)) == "ready");
}

BOOST_AUTO_TEST_CASE(a_failed_must_is_not_ready)
{
    auto run = passed_run(3);
    fail(run.cases[1], report::Level::must);
    BOOST_TEST(verdict_of(run) == "not-ready");
}

BOOST_AUTO_TEST_CASE(a_failed_should_is_ready_with_warnings)
{
    auto run = passed_run(3);
    fail(run.cases[1], report::Level::should);
    BOOST_TEST(verdict_of(run) == "ready-with-warnings");
}

BOOST_AUTO_TEST_CASE(behaviour_left_open_is_ready)
{
    auto run = passed_run(3);
    fail(run.cases[1], report::Level::may);
    BOOST_TEST(verdict_of(run) == "ready");
}

BOOST_AUTO_TEST_CASE(a_known_failure_is_ready_with_warnings)
{
    auto run = passed_run(3);
    fail(run.cases[1], report::Level::must).known = true;
    BOOST_TEST(verdict_of(run) == "ready-with-warnings");
}

BOOST_AUTO_TEST_CASE(a_flaky_case_is_ready_with_warnings)
{
    auto run = passed_run(3);
    run.cases[1].flaky = true;
    BOOST_TEST(verdict_of(run) == "ready-with-warnings");
}

BOOST_AUTO_TEST_CASE(a_partial_run_is_inconclusive_even_when_a_case_failed)
{
    auto run = passed_run(3);
    fail(run.cases[1], report::Level::must);
    run.end.completion = report::Completion::partial;
    run.end.completion_reason = "interrupted";
    assemble(run);
    BOOST_CHECK(run.verdict.value == report::VerdictValue::inconclusive);
    BOOST_TEST(run.verdict.reasons.front() == "The run is partial: interrupted.");
}

BOOST_AUTO_TEST_CASE(five_percent_without_verdict_is_allowed_and_more_is_not)
{
    auto run = passed_run(20);
    break_off(run.cases[0]);
    BOOST_TEST(verdict_of(run) == "ready");
    break_off(run.cases[1]);
    BOOST_TEST(verdict_of(run) == "inconclusive");
}

BOOST_AUTO_TEST_CASE(nothing_tested_is_inconclusive)
{
    BOOST_TEST(verdict_of({}) == "inconclusive");
    auto run = passed_run(1);
    run.cases[0].status = report::Status::skip;
    run.cases[0].steps.clear();
    BOOST_TEST(verdict_of(run) == "inconclusive");
}

BOOST_AUTO_TEST_CASE(the_sample_leaves_requirements_in_every_status)
{
    auto const all = statuses(sample::report());
    BOOST_TEST(all.at("RFC7644-3.4.1-01") == "met");
    BOOST_TEST(all.at("RFC7644-3.3-12") == "violated");
    BOOST_TEST(all.at("ENTRA-030") == "warned");
    BOOST_TEST(all.at("RFC7644-3.7-01") == "not-applicable");
    BOOST_TEST(all.at("RFC7644-3.4.2.4-03") == "no-verdict");
    BOOST_TEST(all.at("RFC7644-7.2-01") == "not-covered");
    BOOST_TEST(all.at("RFC7644-3.4.2-05") == "not-applicable");
}

BOOST_AUTO_TEST_CASE(fractions_count_what_was_applicable_and_tested)
{
    auto const& verdict = sample::report().verdict;
    BOOST_CHECK(verdict.value == report::VerdictValue::not_ready);
    BOOST_TEST(verdict.must.ok == 1);
    BOOST_TEST(verdict.must.applicable == 3);
    BOOST_TEST(verdict.must.catalogue == 4);
    BOOST_TEST(verdict.should.ok == 0);
    BOOST_TEST(verdict.should.applicable == 1);
    BOOST_TEST(verdict.should.no_verdict == 1);
    BOOST_TEST(verdict.should.catalogue == 2);
    BOOST_CHECK(sample::clean_report().verdict.value == report::VerdictValue::ready);
}

BOOST_AUTO_TEST_CASE(a_requirement_whose_cases_were_not_selected_is_not_applicable)
{
    auto run = passed_run(3);
    run.cases.pop_back();
    assemble(run);
    BOOST_TEST(statuses(run).at("RFC7644-1-2") == "not-applicable");
    BOOST_CHECK(run.verdict.value == report::VerdictValue::ready);
}

BOOST_AUTO_TEST_CASE(counts_add_up)
{
    auto const run = sample::report();
    auto const& counts = run.counts;
    BOOST_TEST(counts.total == 12);
    BOOST_TEST(
        counts.pass + counts.fail + counts.warn + counts.info + counts.skip + counts.blocked + counts.error == 12);
    BOOST_TEST(counts.fail == 4);
    BOOST_TEST(counts.known == 1);
    int total = 0;
    for (auto const& suite : run.suites)
        total += suite.counts.total;
    BOOST_TEST(total == 12);
    BOOST_TEST(run.suites.front().title == "Bulk requests");
}

BOOST_AUTO_TEST_CASE(the_order_of_facts_does_not_matter)
{
    auto backwards = sample::facts();
    std::reverse(backwards.cases.begin(), backwards.cases.end());
    std::reverse(backwards.exchanges.begin(), backwards.exchanges.end());
    std::reverse(backwards.requirements.begin(), backwards.requirements.end());
    assemble(backwards);
    auto const forwards = sample::report();
    BOOST_TEST(backwards.findings.size() == forwards.findings.size());
    for (std::size_t i = 0; i < forwards.findings.size(); ++i) {
        BOOST_TEST(backwards.findings[i].id == forwards.findings[i].id);
        BOOST_TEST(backwards.findings[i].cases == forwards.findings[i].cases, boost::test_tools::per_element());
        BOOST_TEST(backwards.findings[i].first_exchange == forwards.findings[i].first_exchange);
    }
}

BOOST_AUTO_TEST_SUITE_END()
