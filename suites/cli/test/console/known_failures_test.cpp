// SPDX-License-Identifier: Apache-2.0
#include "console/known_failures.hpp"

#include <boost/test/unit_test.hpp>

#include <map>
#include <sstream>

#include <scim/report/assemble.hpp>
#include <scim/report/baseline.hpp>

#include "console/baseline_lines.hpp"
#include "console/ci_integration.hpp"
#include "console/summary.hpp"

namespace scim::cli {
namespace {

constexpr TimePoint day {std::chrono::milliseconds {1795428672345LL}};  // 2026-11-23

report::Case failing_case()
{
    report::Case one;
    one.id = "users/create/duplicate";
    one.title = "a second user of the same name is refused";
    one.suite = "users/create";
    one.status = report::Status::fail;
    report::Assertion assertion;
    assertion.id = "status";
    assertion.requirement = "RFC7644-3.3-12";
    assertion.ok = false;
    assertion.failure_class = "status-mismatch";
    assertion.observation = "201";
    one.steps.push_back({1, "", "x-000001", {assertion}});
    return one;
}

report::Exchange creation()
{
    report::Exchange exchange;
    exchange.id = "x-000001";
    exchange.operation = "POST /Users";
    return exchange;
}

report::Baseline known()
{
    report::BaselineEntry entry;
    entry.fingerprint = report::fingerprint(failing_case().steps.front().assertions.front(), "POST /Users");
    entry.requirement = "RFC7644-3.3-12";
    entry.title = "Duplicate userName is accepted";
    entry.operations = {"POST /Users"};
    entry.reason = "planned\x1b[31m for spring";
    entry.owner = "kim";
    entry.expires = "2027-01-31";
    return {"scimproof-baseline.json", {entry}};
}

report::RunReport finished(report::Baseline baseline)
{
    report::RunReport report;
    report.start.started_at = day;
    report.start.baseline = std::move(baseline);
    report.cases = {failing_case()};
    report.exchanges = {creation()};
    report::assemble(report);
    return report;
}

std::string shown(report::Baseline baseline)
{
    std::ostringstream out;
    auto const console = with_known_failures(
        make_plain_console({out, Style {}, {}, [] { return std::chrono::steady_clock::time_point {}; }}),
        std::move(baseline), day);
    conformance::CaseDefinition definition;
    definition.id = "users/create/duplicate";
    conformance::Plan plan;
    plan.cases.push_back({&definition, std::nullopt});
    console->on_plan(plan);
    console->on_exchange(creation());
    console->on_case(failing_case());
    console->finish();
    return out.str();
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_known_failure_has_one_line_in_a_good_suite)
{
    BOOST_TEST(shown(known())
        == "ok    users/create                   0 pass   1 fail   0 warn   0 error   0 skip      0.0s  (1 known)\n"
           "  known users/create/duplicate [MUST RFC7644-3.3-12]\n");
}

BOOST_AUTO_TEST_CASE(an_expired_failure_is_told_in_full)
{
    auto baseline = known();
    baseline.entries.front().expires = "2026-11-22";
    auto const text = shown(baseline);
    BOOST_TEST(text.find("FAIL  users/create ") == 0U, text);
    BOOST_TEST(text.find("  FAIL users/create/duplicate [MUST RFC7644-3.3-12]\n") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_summary_tells_what_is_known_and_why)
{
    auto const report = finished(known());
    BOOST_TEST(baseline_summary(report)
        == "BASELINE new=0 expired=0 known=1 fixed=0 unobserved=0 file=scimproof-baseline.json\n"
           "  known      F-"
            + known().entries.front().fingerprint
            + " [RFC7644-3.3-12]  Duplicate userName is accepted  POST /Users\n"
              "  │ until 2027-01-31: planned\\x1b[31m for spring (kim)\n");
    auto const result = plain_summary(report, {});
    BOOST_TEST(result.find(" findings=1 new-findings=0\n") != std::string::npos, result);
    auto const block = terminal_summary(report, {}, Style {});
    BOOST_TEST(block.find("Findings") == std::string::npos, block);
    BOOST_TEST(
        block.find("Known      1 still there · 0 expired · 0 fixed · 0 unobserved\n") != std::string::npos, block);
}

BOOST_AUTO_TEST_CASE(a_run_without_baseline_has_no_word_of_it)
{
    auto report = finished(known());
    report.start.baseline.reset();
    report::assemble(report);
    BOOST_TEST(baseline_summary(report) == "");
    BOOST_TEST(plain_summary(report, {}).find("new-findings") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(github_hears_of_what_is_not_known)
{
    BOOST_TEST(github_annotations(finished(known())) == "");
    BOOST_TEST(github_annotations(finished({})).find("::error title=RFC7644-3.3-12") == 0U);
}

BOOST_AUTO_TEST_CASE(long_lists_are_cut_and_counted)
{
    report::BaselineComparison comparison {"b.json", {}, {}};
    for (int n = 0; n < 23; ++n)
        comparison.entries.push_back({known().entries.front(), report::EntryState::fixed, {}});
    auto const text = baseline_entries(comparison, {report::EntryState::fixed});
    BOOST_TEST(text.ends_with("  and 3 more fixed, see: scimproof baseline show\n"));
}

}  // namespace scim::cli
