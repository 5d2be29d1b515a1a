// SPDX-License-Identifier: Apache-2.0
#include <scim/report/render.hpp>

#include <algorithm>
#include <cstdio>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include <scim/report/assemble.hpp>
#include <scim/report/baseline.hpp>
#include <scim/wire/encoding.hpp>
#include <scim/wire/text.hpp>

#include "junit_health.hpp"
#include "utf8_walk.hpp"
#include "xml_text.hpp"

namespace scim::report {
namespace {

constexpr std::size_t longest_name = 500;
constexpr std::size_t longest_failure = 16 * 1024;

std::string seconds(double milliseconds)
{
    char text[64];
    std::snprintf(text, sizeof text, "%.3f", std::clamp(milliseconds, 0.0, 1e12) / 1000);
    return text;
}

std::string attribute(std::string_view name, std::string_view value)
{
    return ' ' + std::string {name} + "=\"" + escape_xml(printable(value)) + '"';
}

std::string attribute(std::string_view name, int value)
{
    return attribute(name, std::to_string(value));
}

/// Texts of the provider on one line; they cannot begin a property or an attachment of ours.
std::string without_markers(std::string_view text)
{
    return replace_all(printable(text), "[[", "[ [");
}

/// `RFC 7644 section 3.3`, or the id of a requirement from elsewhere.
std::string reference(Requirement const& requirement)
{
    if (!requirement.document.starts_with("RFC"))
        return requirement.id;
    return "RFC " + requirement.document.substr(3) + " section " + requirement.section;
}

/// Numbers for the attributes of a suite.
struct Totals {
    int tests = 0, failures = 0, errors = 0, skipped = 0;
    double duration_ms = 0;
};

/// A failure that is told as skipped.
bool is_excused(Case const& one, KnownAs known)
{
    return one.status == Status::fail && one.known && known == KnownAs::skipped;
}

Totals totals(std::vector<Case const*> const& cases, KnownAs known)
{
    Totals sum;
    for (auto const* const one : cases) {
        bool const excused = is_excused(*one, known);
        ++sum.tests;
        sum.failures += one->status == Status::fail && !excused ? 1 : 0;
        sum.errors += one->status == Status::error ? 1 : 0;
        sum.skipped += one->status == Status::skip || one->status == Status::blocked || excused ? 1 : 0;
        sum.duration_ms += one->duration_ms;
    }
    return sum;
}

class JunitWriter {
public:
    JunitWriter(RunReport const& report, KnownAs known) : report_ {report}, known_ {known}
    {
        for (auto const& finding : report.findings)
            findings_.emplace(finding.id, &finding);
        for (auto const& requirement : report.requirements)
            requirements_.emplace(requirement.id, &requirement);
    }

    std::string write()
    {
        std::map<std::string_view, std::vector<Case const*>> suites;
        std::vector<Case const*> all;
        for (auto const& one : report_.cases) {
            suites[one.suite].push_back(&one);
            all.push_back(&one);
        }
        if (report_.health)
            suites[job_suite];  // it has the test case of the health, whatever else was played
        auto const sum = with_health(totals(all, known_));
        out_ = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites" + attribute("name", "scimproof")
            + attribute("tests", sum.tests) + attribute("failures", sum.failures) + attribute("errors", sum.errors)
            + attribute("time", seconds(sum.duration_ms)) + ">\n";
        int id = 0;
        for (auto const& [suite, cases] : suites)
            write_suite(suite, cases, id++);
        out_ += "</testsuites>\n";
        return std::move(out_);
    }

private:
    Totals with_health(Totals sum) const
    {
        if (report_.health) {
            ++sum.tests;
            sum.failures += health_ends() == HealthOutcome::failed ? 1 : 0;
            sum.skipped += health_ends() == HealthOutcome::excused ? 1 : 0;
        }
        return sum;
    }

    HealthOutcome health_ends() const
    {
        auto const outcome = health_outcome(report_);
        return outcome == HealthOutcome::excused && known_ == KnownAs::failure ? HealthOutcome::failed : outcome;
    }

    void write_suite(std::string_view suite, std::vector<Case const*> const& cases, int id)
    {
        auto const is_job = suite == job_suite;
        auto const sum = is_job ? with_health(totals(cases, known_)) : totals(cases, known_);
        out_ += "  <testsuite" + attribute("name", suite) + attribute("id", id) + attribute("tests", sum.tests)
            + attribute("failures", sum.failures) + attribute("errors", sum.errors) + attribute("skipped", sum.skipped)
            + attribute("time", seconds(sum.duration_ms)) + attribute("timestamp", started(cases))
            + attribute("hostname", "localhost") + ">\n";
        write_properties();
        for (auto const* const one : cases)
            write_case(*one);
        if (is_job && report_.health)
            write_health();
        out_ += "  </testsuite>\n";
    }

    void write_health()
    {
        out_ += "    <testcase" + attribute("classname", "scimproof." + std::string {job_suite})
            + attribute("name", "health - The provisioning job stays out of quarantine") + attribute("time", seconds(0))
            + ">\n";
        auto const message = without_markers(health_message(report_));
        switch (health_ends()) {
        case HealthOutcome::passed: break;
        case HealthOutcome::excused: out_ += skipped("known failures: " + message); break;
        case HealthOutcome::failed:
            out_ += "      <failure" + attribute("type", "quarantine") + attribute("message", message) + ">"
                + escape_xml(message + "\nreport: report.html#/health") + "</failure>\n";
        }
        out_ += "      <system-out>" + escape_xml(health_output(report_)) + "</system-out>\n    </testcase>\n";
    }

    /// When the first case of a suite began, UTC without zone.
    std::string started(std::vector<Case const*> const& cases) const
    {
        auto first = report_.start.started_at;
        auto const ran = [](Case const* one) { return one->started_at != TimePoint {}; };
        if (auto const found = std::find_if(cases.begin(), cases.end(), ran); found != cases.end())
            first = (*found)->started_at;
        for (auto const* const one : cases)
            first = ran(one) ? std::min(first, one->started_at) : first;
        return format_date_time(first).substr(0, 19);
    }

    void write_properties()
    {
        auto const& start = report_.start;
        std::vector<std::pair<std::string_view, std::string>> const properties {
            {"scimproof.version", start.tool_version}, {"scimproof.target", start.base_url},
            {"scimproof.profile", start.profile_id}, {"scimproof.catalogue", start.catalogue_version},
            {"scimproof.verdict", std::string {to_string(report_.verdict.value)}}, {"scimproof.run", start.run_id},
            {"scimproof.report", "report.html"}};
        out_ += "    <properties>\n";
        for (auto const& [name, value] : properties)
            out_ += "      <property" + attribute("name", name) + attribute("value", value) + "/>\n";
        out_ += "    </properties>\n";
    }

    void write_case(Case const& one)
    {
        auto const class_name = "scimproof." + replace_all(one.suite, "/", ".");
        auto const room = longest_name - std::min(longest_name / 2, class_name.size());
        auto const name = repair_utf8(one.id + " - " + one.title);
        out_ += "    <testcase" + attribute("classname", utf8_prefix(class_name, longest_name / 2))
            + attribute("name", utf8_prefix(name, room)) + attribute("time", seconds(one.duration_ms));
        auto const content = outcome(one) + system_out(one);
        out_ += content.empty() ? "/>\n" : ">\n" + content + "    </testcase>\n";
    }

    std::string outcome(Case const& one) const
    {
        if (is_excused(one, known_))
            return skipped(known_failure(one));
        switch (one.status) {
        case Status::pass: return one.flaky ? flaky(one) : "";
        case Status::warn:
        case Status::info: return "";
        case Status::fail: return failure(one);
        case Status::skip: return skipped("not applicable: " + one.skip_reason);
        case Status::blocked: return skipped("blocked by " + one.blocked_by);
        case Status::error: return error(one);
        }
        return "";
    }

    /// `known failure F-20aa61c2b0e97d14 until 2027-01-31: planned for spring (kim, API-4412)`
    std::string known_failure(Case const& one) const
    {
        for (auto const& id : one.finding_ids) {
            auto const found = findings_.find(id);
            if (found == findings_.end() || found->second->level != one.level)
                continue;
            auto const* const entry = find_entry(report_, found->second->fingerprint);
            auto const remarks = entry ? remarks_text(*entry) : std::string {};
            return "known failure " + id + (remarks.empty() ? "" : " " + remarks);
        }
        return "known failure " + one.id;
    }

    static std::string skipped(std::string const& reason)
    {
        return "      <skipped" + attribute("message", without_markers(reason)) + "/>\n";
    }

    static std::string flaky(Case const& one)
    {
        auto const message = one.message.empty() ? "passed at attempt " + std::to_string(one.attempts) : one.message;
        return "      <flakyFailure" + attribute("type", "flaky") + attribute("message", without_markers(message))
            + "/>\n";
    }

    static std::string error(Case const& one)
    {
        auto const message = without_markers(one.message.empty() ? "no verdict" : one.message);
        auto const type = without_markers(one.error_class.empty() ? "tool" : one.error_class);
        return "      <error" + attribute("type", type) + attribute("message", message) + ">" + escape_xml(message)
            + "</error>\n";
    }

    std::string failure(Case const& one) const
    {
        auto const* const assertion = worst(one);
        auto const requirement = assertion ? assertion->requirement : std::string {};
        auto const found = requirements_.find(requirement);
        auto const where = found == requirements_.end() ? requirement : reference(*found->second);
        auto const message = '[' + std::string {to_string(one.level)} + "] " + without_markers(one.message)
            + (where.empty() ? "" : " (" + where + ")");
        return "      <failure" + attribute("type", requirement) + attribute("message", message) + ">"
            + escape_xml(explained(one, message)) + "</failure>\n";
    }

    /// The first failed assertion of the strongest level.
    static Assertion const* worst(Case const& one)
    {
        for (auto const& step : one.steps) {
            for (auto const& assertion : step.assertions) {
                if (!assertion.ok && assertion.level == one.level)
                    return &assertion;
            }
        }
        return nullptr;
    }

    std::string explained(Case const& one, std::string const& message) const
    {
        std::string text = message + "\nexpected: " + compared(one, &Assertion::expected)
            + "\nobserved: " + compared(one, &Assertion::observed);
        auto const found = one.finding_ids.empty() ? findings_.end() : findings_.find(one.finding_ids.front());
        if (found != findings_.end() && !found->second->why_it_matters.empty())
            text += "\nwhy it matters: " + found->second->why_it_matters;
        if (found != findings_.end() && !found->second->remedy.empty())
            text += "\nfix: " + found->second->remedy;
        auto const tail = "\nreproduce: " + repeat_command(one.id) + "\nreport: report.html#/case/" + one.id;
        auto const whole = repair_utf8(text);
        auto const room = longest_failure - std::min(longest_failure / 2, tail.size());
        return whole.size() > room ? std::string {utf8_prefix(whole, room)} += "…" + tail : whole + tail;
    }

    /// `status = 409; /scimType = "uniqueness"` of the failed assertions.
    static std::string compared(Case const& one, std::string Assertion::*side)
    {
        std::string text;
        for (auto const& step : one.steps) {
            for (auto const& assertion : step.assertions) {
                if (assertion.ok)
                    continue;
                text += text.empty() ? "" : "; ";
                text += assertion.path.empty() ? assertion.*side : assertion.path + " = " + assertion.*side;
            }
        }
        return without_markers(text);
    }

    /// Properties as GitLab, Jenkins and others read them from the output of a case that needs attention.
    std::string system_out(Case const& one) const
    {
        bool const failed = one.status == Status::fail;
        if (!failed && one.status != Status::warn && one.status != Status::info)
            return {};
        auto text = "[[PROPERTY|level=" + std::string {to_string(one.level)} + "]]\n";
        for (auto const& requirement : one.requirements)
            text += "[[PROPERTY|requirement=" + requirement + "]]\n";
        for (auto const& id : one.finding_ids)
            text += "[[PROPERTY|fingerprint=" + id.substr(id.find('-') + 1) + "]]\n";
        if (!failed)
            text += std::string {to_string(one.status)} + ": " + without_markers(one.message) + '\n';
        if (failed)
            text += "[[ATTACHMENT|report.html]]\n";
        return "      <system-out>" + escape_xml(text) + "</system-out>\n";
    }

    RunReport const& report_;
    KnownAs known_;
    std::map<std::string_view, Finding const*> findings_;
    std::map<std::string_view, Requirement const*> requirements_;
    std::string out_;
};

}  // namespace

std::string render_junit(RunReport const& report, KnownAs known)
{
    return JunitWriter {report, known}.write();
}

}  // namespace scim::report
