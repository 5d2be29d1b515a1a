// SPDX-License-Identifier: Apache-2.0
#include "console/terminal.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <map>

#include "console/ci_integration.hpp"
#include "console/style.hpp"

namespace scim::cli {
namespace {

Environment variables(std::map<std::string, std::string> values)
{
    return [values = std::move(values)](std::string const& name) -> std::optional<std::string> {
        auto const found = values.find(name);
        return found == values.end() ? std::nullopt : std::optional {found->second};
    };
}

BOOST_AUTO_TEST_CASE(the_flag_decides_about_colour)
{
    BOOST_TEST(wants_color(Wish::always, variables({{"NO_COLOR", "1"}}), false));
    BOOST_TEST(!wants_color(Wish::never, variables({{"FORCE_COLOR", "1"}, {"TERM", "xterm"}}), true));
}

BOOST_AUTO_TEST_CASE(without_a_flag_the_environment_decides)
{
    BOOST_TEST(wants_color(Wish::automatic, variables({{"TERM", "xterm"}}), true));
    BOOST_TEST(!wants_color(Wish::automatic, variables({{"TERM", "xterm"}}), false));
    BOOST_TEST(!wants_color(Wish::automatic, variables({{"TERM", "xterm"}, {"NO_COLOR", "1"}}), true));
    BOOST_TEST(wants_color(Wish::automatic, variables({{"TERM", "xterm"}, {"NO_COLOR", ""}}), true));
    BOOST_TEST(!wants_color(Wish::automatic, variables({{"TERM", "dumb"}}), true));
    BOOST_TEST(wants_color(Wish::automatic, variables({{"FORCE_COLOR", "1"}}), false));
}

BOOST_AUTO_TEST_CASE(a_text_is_cut_between_characters)
{
    BOOST_TEST(shortened("äöü", 2) == "äö…");
    BOOST_TEST(shortened("abc", 3) == "abc");
}

BOOST_AUTO_TEST_CASE(annotations_are_few_and_escaped)
{
    report::RunReport report;
    for (int number = 0; number < 12; ++number) {
        report::Finding finding;
        finding.requirement = "ENTRA-001";
        finding.title = "a, b: c";
        finding.observed = "100 %";
        report.findings.push_back(finding);
    }
    auto const text = github_annotations(report);
    BOOST_TEST(std::count(text.begin(), text.end(), '\n') == 10);
    BOOST_TEST(text.find("::error title=ENTRA-001 a%2C b%3A c::expected , got 100 %25. Fix: \n") == 0u);
    BOOST_TEST(text.find("::notice::and 3 more, see the summary\n") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_quarantine_is_annotated_once_and_only_when_the_endpoint_caused_it)
{
    report::RunReport report;
    report.health.emplace();
    report.health->success_rate = 0.25;
    report.health->job.quarantine.emplace();
    report.health->job.quarantine->reason = "Unknown";
    report.health->job.quarantine->error = "100 %\n::error::second";
    BOOST_TEST(github_annotations(report).starts_with(
        "::error title=Provisioning job::Provisioning would be quarantined. 100 %25\\n::error::second. Prediction"));
    BOOST_TEST(ctest_measurements(report, "").find("0 MUST violated; quarantine<") != std::string::npos);
    BOOST_TEST(ctest_measurements(report, "").find("name=\"failure_ratio\">0.75<") != std::string::npos);
    report.health->excuse = "The scenario foresaw it.";
    BOOST_TEST(github_annotations(report) == "");
    report.health->job.quarantine.reset();
    report.health->projected.quarantine = true;
    BOOST_TEST(github_annotations(report).starts_with("::warning title=Provisioning job::Predicted quarantine."));
}

BOOST_AUTO_TEST_CASE(ctest_gets_its_measurements)
{
    report::RunReport report;
    report.start.profile_id = "entra";
    report.verdict.value = report::VerdictValue::not_ready;
    report.verdict.must = {8, 10, 0, 10};
    auto const text = ctest_measurements(report, "");
    BOOST_TEST(text.find("name=\"must_failed\">2</CTestMeasurement>") != std::string::npos);
    BOOST_TEST(text.find("name=\"verdict\">not-ready</CTestMeasurement>") != std::string::npos);
    BOOST_TEST(text.find("<CTestLabel>scim-entra</CTestLabel>") != std::string::npos);
}

}  // namespace
}  // namespace scim::cli
