// SPDX-License-Identifier: Apache-2.0
#include "console/run_console.hpp"

#include <boost/test/unit_test.hpp>

#include <sstream>

#include "console/summary.hpp"

namespace scim::cli {
namespace {

using namespace std::chrono_literals;

report::Case failing_case()
{
    report::Case one;
    one.id = "users/create/duplicate";
    one.title = "a second user of the same name is refused";
    one.suite = "users/create";
    one.status = report::Status::fail;
    one.message = "expected 409, got 201";
    one.duration_ms = 1900;
    report::Assertion assertion;
    assertion.id = "status";
    assertion.requirement = "RFC7644-3.3-12";
    assertion.ok = false;
    assertion.path = "status";
    assertion.expected = "409";
    assertion.observed = "201 \x1b[31mCreated\n::error::x ##[command]";
    one.steps.push_back({1, "", "x-000001", {assertion}});
    return one;
}

report::Case passing_case()
{
    report::Case one;
    one.id = "users/create/minimal";
    one.suite = "users/create";
    one.duration_ms = 100;
    return one;
}

/// A console with a clock that the test turns.
struct Stage {
    std::ostringstream out;
    std::chrono::steady_clock::time_point now;
    conformance::CaseDefinition minimal, duplicate;
    std::unique_ptr<RunConsole> console;

    explicit Stage(bool github = false)
    {
        minimal.id = "users/create/minimal";
        duplicate.id = "users/create/duplicate";
        console = make_plain_console({out, Style {}, [](std::string_view) { return "unique index on userName"; },
            [this] { return now; }, 80, github});
        console->begin({"0.1.0", "entra", "https://a.example/scim", 2, 4, 25, 8121});
    }

    void plan(std::vector<conformance::CaseDefinition const*> const& definitions)
    {
        conformance::Plan plan;
        for (auto const* definition : definitions)
            plan.cases.push_back({definition, std::nullopt});
        console->on_plan(plan);
    }
};

BOOST_AUTO_TEST_CASE(a_suite_has_one_line_and_its_failures_in_full)
{
    Stage stage;
    stage.plan({&stage.minimal, &stage.duplicate});
    stage.console->on_case(passing_case());
    stage.console->on_case(failing_case());
    stage.console->finish();
    auto const expected = "scimproof 0.1.0 profile=entra cases=2 jobs=4 rate=25/s seed=8121\n"
                          "target https://a.example/scim\n"
                          "FAIL  users/create                   1 pass   1 fail   0 warn   0 error   0 skip      2.0s\n"
                          "  FAIL users/create/duplicate [MUST RFC7644-3.3-12]\n"
                          "  │ a second user of the same name is refused\n";
    BOOST_TEST(stage.out.str().substr(0, std::string {expected}.size()) == expected);
    BOOST_TEST(stage.out.str().find("  │ fix: unique index on userName\n"
                                    "  │ replay: scimproof replay users/create/duplicate\n")
        != std::string::npos);
}

BOOST_AUTO_TEST_CASE(texts_of_the_provider_stay_harmless)
{
    Stage stage {true};
    stage.plan({&stage.duplicate});
    stage.console->on_case(failing_case());
    auto const text = stage.out.str();
    BOOST_TEST(text.find('\x1b') == std::string::npos);
    BOOST_TEST(text.find("\n::error") == std::string::npos);
    BOOST_TEST(text.find("##[command]") == std::string::npos);
    BOOST_TEST(text.find("status: expected 409, got 201 ") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(good_suites_are_groups_for_github)
{
    Stage stage {true};
    stage.plan({&stage.minimal});
    stage.console->on_case(passing_case());
    BOOST_TEST(stage.out.str().find("::group::ok    users/create") != std::string::npos);
    BOOST_TEST(stage.out.str().find("  pass users/create/minimal\n::endgroup::\n") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_quiet_half_minute_gives_a_sign_of_life)
{
    Stage stage;
    stage.plan({&stage.minimal, &stage.duplicate});
    stage.console->on_case(passing_case());
    BOOST_TEST(stage.out.str().find("progress") == std::string::npos);
    stage.now += 31s;
    stage.console->on_exchange({});
    BOOST_TEST(stage.out.str().find("...   progress 1/2 fail=0 error=0 elapsed=31s eta=31s\n") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_suite_cut_short_is_shown_at_the_end)
{
    Stage stage;
    stage.plan({&stage.minimal, &stage.duplicate});
    stage.console->on_case(passing_case());
    BOOST_TEST(stage.out.str().find("users/create ") == std::string::npos);
    stage.console->finish();
    BOOST_TEST(stage.out.str().find("ok    users/create ") != std::string::npos);
}

report::RunReport finished_run()
{
    report::RunReport report;
    report.start.profile_id = "entra";
    report.end.ended_at = report.start.started_at + 228s;
    report.verdict = {report::VerdictValue::not_ready, {}, {249, 252, 0, 260}, {73, 83, 0, 90}, {}};
    report.counts.total = 1180;
    report.counts.fail = 14;
    report.counts.warn = 9;
    report.counts.error = 3;
    report.counts.blocked = 12;
    report.counts.skip = 54;
    report::Finding finding;
    finding.requirement = "ENTRA-033";
    finding.title = "Duplicate userName is accepted";
    finding.remedy = "unique index on userName";
    finding.cases = {"users/create/duplicate"};
    report.findings.push_back(finding);
    return report;
}

BOOST_AUTO_TEST_CASE(the_result_lines_are_stable)
{
    BOOST_TEST(plain_summary(finished_run(), {"a/report.html", "a/results.ndjson"})
        == "RESULT not-ready must=249/252 should=73/83 fail=14 warn=9 error=3 blocked=12 skip=54 findings=1\n"
           "OUTPUT a/report.html a/results.ndjson\n");
}

BOOST_AUTO_TEST_CASE(the_block_for_people_ends_with_the_verdict)
{
    auto const text = terminal_summary(finished_run(), {"a/report.html"}, Style {});
    BOOST_TEST(text.find("Findings (1)\n 1 ✗ MUST   Duplicate userName is accepted  1 case  ENTRA-033\n")
        != std::string::npos);
    BOOST_TEST(text.find("   fix     unique index on userName\n   try     scimproof replay users/create/duplicate\n")
        != std::string::npos);
    BOOST_TEST(text.find("Not proven 3 no verdict · 12 blocked · 54 not applicable\n") != std::string::npos);
    BOOST_TEST(text.find("\nNOT READY for entra   MUST 249/252   SHOULD 73/83   1,180 cases   3 min 48 s\n")
        != std::string::npos);
    BOOST_TEST(text.find('\x1b') == std::string::npos);
}

}  // namespace
}  // namespace scim::cli
