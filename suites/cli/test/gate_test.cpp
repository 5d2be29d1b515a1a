// SPDX-License-Identifier: Apache-2.0
#include "gate.hpp"

#include <boost/test/unit_test.hpp>

#include <csignal>

namespace scim::cli {
namespace {

report::RunReport tested(report::Status status)
{
    report::RunReport report;
    report::Case one;
    one.id = "users/create/minimal";
    one.status = status;
    report.cases.push_back(one);
    report.counts.total = 1;
    report.counts.fail = status == report::Status::fail ? 1 : 0;
    report.counts.warn = status == report::Status::warn ? 1 : 0;
    report.counts.skip = status == report::Status::skip ? 1 : 0;
    report.verdict.value
        = status == report::Status::fail ? report::VerdictValue::not_ready : report::VerdictValue::ready;
    report::Finding finding;
    finding.level = status == report::Status::fail ? report::Level::must : report::Level::should;
    if (status == report::Status::fail || status == report::Status::warn)
        report.findings.push_back(finding);
    return report;
}

BOOST_AUTO_TEST_CASE(precedence_is_that_of_the_table)
{
    using enum ExitCode;
    // Report design, section 12.
    std::vector<ExitCode> const order {
        internal, usage, refused, unreachable, interrupted, incomplete, nothing_tested, findings, ok};
    for (std::size_t first = 0; first < order.size(); ++first) {
        for (std::size_t second = first; second < order.size(); ++second) {
            BOOST_TEST((strongest({order[second], order[first]}) == order[first]));
            BOOST_TEST((strongest({order[first], order[second]}) == order[first]));
        }
    }
    BOOST_TEST((strongest({}) == ok));
}

BOOST_AUTO_TEST_CASE(a_failure_breaks_every_gate_but_never)
{
    auto const report = tested(report::Status::fail);
    auto const ending = judge(report, {}, Gate::must);
    BOOST_TEST(exit_line(ending) == "exit 1 (findings): 1 MUST finding");
    BOOST_TEST((judge(report, {}, Gate::should).code == ExitCode::findings));
    BOOST_TEST((judge(report, {}, Gate::verdict).code == ExitCode::findings));
    BOOST_TEST((judge(report, {}, Gate::never).code == ExitCode::ok));
}

BOOST_AUTO_TEST_CASE(a_warning_breaks_the_should_gate_only)
{
    auto const report = tested(report::Status::warn);
    BOOST_TEST((judge(report, {}, Gate::must).code == ExitCode::ok));
    BOOST_TEST(exit_line(judge(report, {}, Gate::should)) == "exit 1 (findings): 1 SHOULD finding");
}

BOOST_AUTO_TEST_CASE(a_known_failure_does_not_break_the_gate)
{
    auto report = tested(report::Status::fail);
    report.cases.front().known = true;
    BOOST_TEST((judge(report, {}, Gate::must).code == ExitCode::ok));
}

BOOST_AUTO_TEST_CASE(a_run_that_came_to_nothing_but_errors_fails)
{
    auto report = tested(report::Status::error);
    report.counts.error = 1;
    BOOST_TEST(exit_line(judge(report, {}, Gate::must))
        == "exit 1 (findings): 1 case without verdict, and nothing else was tested");
}

report::RunReport with_quarantine()
{
    auto report = tested(report::Status::pass);
    report.health.emplace();
    report.health->job.quarantine.emplace();
    report.health->job.quarantine->reason = "EncounteredQuarantineException";
    return report;
}

BOOST_AUTO_TEST_CASE(a_quarantine_breaks_the_gate_though_no_case_failed)
{
    auto const report = with_quarantine();
    BOOST_TEST(exit_line(judge(report, {}, Gate::must))
        == "exit 1 (findings): the provisioning job is in quarantine (EncounteredQuarantineException)");
    BOOST_TEST((judge(report, {}, Gate::should).code == ExitCode::findings));
    BOOST_TEST((judge(report, {}, Gate::never).code == ExitCode::ok));
    BOOST_TEST((judge(report, {}, Gate::fresh).code == ExitCode::ok));
}

BOOST_AUTO_TEST_CASE(a_quarantine_that_is_not_the_endpoints_doing_breaks_no_gate)
{
    auto report = with_quarantine();
    report.health->excuse = "The scenario foresaw it.";
    BOOST_TEST((judge(report, {}, Gate::must).code == ExitCode::ok));
    BOOST_TEST((judge(report, {}, Gate::should).code == ExitCode::ok));
}

BOOST_AUTO_TEST_CASE(a_quarantine_of_known_failures_is_known)
{
    auto report = with_quarantine();
    report.baseline.emplace();
    BOOST_TEST((judge(report, {}, Gate::must).code == ExitCode::findings));
    report.cases.front().status = report::Status::fail;
    report.cases.front().known = true;
    report.counts.known = 1;
    BOOST_TEST((judge(report, {}, Gate::must).code == ExitCode::ok));
}

BOOST_AUTO_TEST_CASE(a_predicted_quarantine_breaks_the_should_gate_only)
{
    auto report = tested(report::Status::pass);
    report.health.emplace();
    report.health->projected = {true, "EncounteredBaseEscrowThreshold", 0, 0, 0, 0, ""};
    BOOST_TEST((judge(report, {}, Gate::must).code == ExitCode::ok));
    BOOST_TEST((judge(report, {}, Gate::verdict).code == ExitCode::ok));
    BOOST_TEST(exit_line(judge(report, {}, Gate::should))
        == "exit 1 (findings): the provisioning job of a larger directory would be in quarantine "
           "(EncounteredBaseEscrowThreshold)");
}

BOOST_AUTO_TEST_CASE(the_gate_new_fails_for_what_no_entry_excuses)
{
    auto report = tested(report::Status::warn);
    report.baseline.emplace();
    report.findings.front().state = "known";
    BOOST_TEST((judge(report, {}, Gate::fresh).code == ExitCode::ok));
    BOOST_TEST((judge(report, {}, Gate::should).code == ExitCode::ok));
    report.findings.front().state = "new";
    BOOST_TEST(exit_line(judge(report, {}, Gate::fresh)) == "exit 1 (findings): 1 new SHOULD finding");
    report.findings.front().state = "expired";
    BOOST_TEST(exit_line(judge(report, {}, Gate::fresh)) == "exit 1 (findings): 1 expired SHOULD finding");
    report.findings.push_back(report.findings.front());
    report.findings.back().state = "new";
    BOOST_TEST(exit_line(judge(report, {}, Gate::fresh)) == "exit 1 (findings): 1 new and 1 expired SHOULD findings");
}

BOOST_AUTO_TEST_CASE(one_in_twenty_may_lack_a_verdict)
{
    auto report = tested(report::Status::error);
    report.counts.error = 1;
    report.verdict.must = {95, 100, 5, 100};
    BOOST_TEST((judge(report, {}, Gate::must).code == ExitCode::ok));
    report.verdict.must = {94, 100, 6, 100};
    BOOST_TEST((judge(report, {}, Gate::must).code == ExitCode::findings));
}

BOOST_AUTO_TEST_CASE(only_skips_are_nothing_tested)
{
    BOOST_TEST((judge(tested(report::Status::skip), {}, Gate::must).code == ExitCode::nothing_tested));
}

BOOST_AUTO_TEST_CASE(what_ended_a_run_early_beats_its_findings)
{
    auto report = tested(report::Status::fail);
    report.end.completion = report::Completion::partial;
    report.end.completion_reason = "the time was up";
    BOOST_TEST(exit_line(judge(report, {}, Gate::must)) == "exit 4 (incomplete): the time was up");
    RunFacts facts;
    facts.signal = SIGINT;
    BOOST_TEST((judge(report, facts, Gate::must).code == ExitCode::interrupted));
    facts.signal = SIGTERM;
    BOOST_TEST((judge(report, facts, Gate::must).code == ExitCode::terminated));
    facts.unreachable = "cannot reach it";
    BOOST_TEST(exit_line(judge(report, facts, Gate::must)) == "exit 3 (unreachable): cannot reach it");
    facts.unwritable = "cannot write it";
    BOOST_TEST((judge(report, facts, Gate::must).code == ExitCode::usage));
    facts.internal = "a secret was found";
    BOOST_TEST((judge(report, facts, Gate::must).code == ExitCode::internal));
}

}  // namespace
}  // namespace scim::cli
