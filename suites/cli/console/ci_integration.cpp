// SPDX-License-Identifier: Apache-2.0
#include "console/ci_integration.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include <scim/report/health.hpp>
#include <scim/report/render.hpp>
#include <scim/wire/text.hpp>

#include "console/summary.hpp"

#include <fmt/format.h>

namespace scim::cli {
namespace {

constexpr int most_annotations = 9;

std::string escape_data(std::string_view text)
{
    auto safe = replace_all(report::printable(text), "%", "%25");
    safe = replace_all(std::move(safe), "\r", "%0D");
    return replace_all(std::move(safe), "\n", "%0A");
}

std::string escape_property(std::string_view text)
{
    return replace_all(replace_all(escape_data(text), ":", "%3A"), ",", "%2C");
}

std::string annotation(std::string_view kind, report::Finding const& finding)
{
    return fmt::format("::{} title={}::{}\n", kind, escape_property(finding.requirement + " " + finding.title),
        escape_data(fmt::format("expected {}, got {}. Fix: {}", finding.expected, finding.observed, finding.remedy)));
}

/// A quarantine that the endpoint caused, or would cause in a larger directory.
std::string quarantine_annotation(report::RunReport const& report)
{
    if (!report.health)
        return {};
    auto const& health = *report.health;
    auto const is_error = report::accuses_endpoint(health) && !report::is_known_quarantine(report);
    if (!is_error && !report::is_only_projected(health))
        return {};
    auto const shown = report::banner(health);
    return fmt::format("::{} title=Provisioning job::{}\n", is_error ? "error" : "warning",
        escape_data(fmt::format("{} {} {}", shown.title, shown.text, report::banner_footnote)));
}

/// What a dashboard says behind the violated requirements.
std::string_view quarantine_word(report::RunReport const& report)
{
    if (report.health && report::accuses_endpoint(*report.health))
        return "; quarantine";
    return report.health && report::is_only_projected(*report.health) ? "; predicted quarantine" : "";
}

void append(Environment const& environment, std::string const& variable, std::string const& text)
{
    auto const path = environment(variable);
    if (path && !path->empty())
        std::ofstream {*path, std::ios::binary | std::ios::app} << text;
}

std::string escape_xml(std::string_view text)
{
    auto safe = replace_all(report::printable(text), "&", "&amp;");
    safe = replace_all(std::move(safe), "<", "&lt;");
    return replace_all(replace_all(std::move(safe), ">", "&gt;"), "\"", "&quot;");
}

std::string number(std::string_view name, double value)
{
    return fmt::format("<CTestMeasurement type=\"numeric/double\" name=\"{}\">{:g}</CTestMeasurement>\n", name, value);
}

int violated(report::Fraction const& fraction)
{
    return fraction.applicable - fraction.ok - fraction.no_verdict;
}

}  // namespace

bool is_github(Environment const& environment)
{
    return environment("GITHUB_ACTIONS") == "true";
}

bool is_ctest(Environment const& environment)
{
    return environment("DASHBOARD_TEST_FROM_CTEST").has_value();
}

std::string github_annotations(report::RunReport const& report)
{
    std::string text;
    auto errors = 0;
    auto warnings = 0;
    for (auto const& finding : report.findings) {
        if (finding.state == "known")
            continue;
        if (finding.level == report::Level::must && errors++ < most_annotations)
            text += annotation("error", finding);
        if (finding.level == report::Level::should && warnings++ < most_annotations)
            text += annotation("warning", finding);
    }
    text += quarantine_annotation(report);
    auto const more = std::max(0, errors - most_annotations) + std::max(0, warnings - most_annotations);
    if (more > 0)
        text += fmt::format("::notice::and {} more, see the summary\n", more);
    return text;
}

void write_github_files(report::RunReport const& report, std::string const& summary, std::string const& html_path,
    Environment const& environment)
{
    append(environment, "GITHUB_STEP_SUMMARY", summary);
    append(environment, "GITHUB_OUTPUT",
        fmt::format("verdict={}\nmust-failed={}\nfindings={}\nnew-findings={}\nreport={}\n",
            verdict_word(report.verdict.value), violated(report.verdict.must), report.findings.size(),
            findings_to_mend(report), html_path));
}

std::string ctest_measurements(report::RunReport const& report, std::string const& html_path)
{
    auto const& verdict = report.verdict;
    auto text = number("must_failed", violated(verdict.must)) + number("must_met", verdict.must.ok)
        + number("should_failed", violated(verdict.should));
    text += fmt::format(
        "<CTestMeasurement type=\"text/string\" name=\"verdict\">{}</CTestMeasurement>\n", verdict_word(verdict.value));
    if (!html_path.empty())
        text += fmt::format("<CTestMeasurementFile type=\"file\" name=\"report\">{}</CTestMeasurementFile>\n",
            escape_xml(std::filesystem::absolute(html_path).string()));
    if (report.health)
        text += number("failure_ratio", 1 - report.health->success_rate);
    text += fmt::format(
        "<CTestDetails>{} MUST violated{}</CTestDetails>\n", violated(verdict.must), quarantine_word(report));
    return text + fmt::format("<CTestLabel>scim-{}</CTestLabel>\n", escape_xml(report.start.profile_id));
}

}  // namespace scim::cli
