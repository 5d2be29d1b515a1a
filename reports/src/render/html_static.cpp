// SPDX-License-Identifier: Apache-2.0
#include "html_static.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <scim/report/assemble.hpp>
#include <scim/report/baseline.hpp>
#include <scim/report/render.hpp>

#include "html_data.hpp"
#include "html_elements.hpp"
#include "html_job.hpp"
#include "html_text.hpp"

namespace scim::report::html {

namespace {

constexpr std::size_t listed_cases = 200;       // of those with problems
constexpr std::size_t cases_of_finding = 12;    // named under each finding
constexpr std::size_t longest_curl = 4 * 1024;  // longer ones are found in the evidence

std::string_view symbol(Status status)
{
    switch (status) {
    case Status::pass: return "✓";
    case Status::fail: return "✗";
    case Status::warn: return "!";
    case Status::info: return "i";
    case Status::skip: return "–";
    case Status::blocked: return "▸";
    case Status::error: return "?";
    }
    return {};
}

std::string count_text(std::size_t count, std::string_view one, std::string_view many)
{
    return with_thousands(count) + ' ' + std::string {count == 1 ? one : many};
}

/// Lines of the form `a · b · c`, without the empty ones.
std::string joined(std::vector<std::string> const& parts)
{
    std::string line;
    for (auto const& part : parts) {
        if (!part.empty())
            line += (line.empty() ? "" : " · ") + part;
    }
    return line;
}

std::string head(RunReport const& report)
{
    auto const& verdict = report.verdict;
    std::string html = "<section class=\"hero ";
    html += to_string(verdict.value);
    html += "\">\n<h1><span class=\"mark\">";
    html += verdict_symbol(verdict.value);
    html += "</span> " + escape_html(verdict_headline(report)) + "</h1>\n";
    for (auto const& reason : verdict.reasons)
        html += element("p", reason);
    html += "<p class=\"fractions\"><strong>" + fraction_label("MUST", verdict.must) + "</strong> · "
        + fraction_label("SHOULD", verdict.should) + " · "
        + with_thousands(static_cast<std::size_t>(report.counts.total)) + " cases</p>\n";
    auto const took = static_cast<double>((report.end.ended_at - report.start.started_at).count());
    html += "<p class=\"facts\">"
        + escape_html(joined({report.start.base_url, "profile " + report.start.profile_id,
            readable_time(report.start.started_at), readable_duration(std::max(took, 0.0))}))
        + "</p>\n</section>\n";
    return html;
}

std::string warnings(RunReport const& report, std::string const& size_note)
{
    if (report.warnings.empty() && size_note.empty())
        return {};
    std::string html = "<section>\n<h2>Notes on this run</h2>\n<ul class=\"notes\">\n";
    for (auto const& warning : report.warnings)
        html += element("li", warning.text);
    if (!size_note.empty())
        html += element("li", size_note);
    return html + "</ul>\n</section>\n";
}

std::string counts_table(Counts const& counts)
{
    std::array<std::pair<char const*, int>, 8> const columns {{{"Cases", counts.total}, {"✓ pass", counts.pass},
        {"✗ fail", counts.fail}, {"! warn", counts.warn}, {"i info", counts.info}, {"– skip", counts.skip},
        {"▸ blocked", counts.blocked}, {"? error", counts.error}}};
    std::string names, numbers;
    for (auto const& [name, count] : columns) {
        names += "<th scope=\"col\">" + std::string {name} + "</th>";
        numbers += "<td>" + with_thousands(static_cast<std::size_t>(count)) + "</td>";
    }
    return "<section>\n<h2>Cases</h2>\n<div class=\"scroll\"><table class=\"counts\"><thead><tr>" + names
        + "</tr></thead><tbody><tr>" + numbers + "</tr></tbody></table></div>\n</section>\n";
}

std::string requirement_link(RunReport const& report, std::string const& id)
{
    auto const found = std::find_if(report.requirements.begin(), report.requirements.end(),
        [&](Requirement const& candidate) { return candidate.id == id; });
    if (found == report.requirements.end())
        return escape_html(id);
    auto const label = reference_label(*found);
    auto const text = escape_html(label == id ? id : label + ", " + id);
    auto const url = web_address(found->url);
    return url.empty() ? text : "<a href=\"" + escape_html(url) + "\" rel=\"noreferrer\">" + text + "</a>";
}

std::string case_names(std::vector<std::string> const& ids)
{
    std::string html;
    for (std::size_t i = 0; i < std::min(ids.size(), cases_of_finding); ++i)
        html += (i == 0 ? "<code>" : ", <code>") + escape_html(ids[i]) + "</code>";
    if (ids.size() > cases_of_finding)
        html += " and " + with_thousands(ids.size() - cases_of_finding) + " more";
    return html;
}

std::string reproduce(RunReport const& report, Evidence const& evidence, Finding const& finding)
{
    auto const* exchange = evidence.find(finding.first_exchange);
    if (!exchange)
        return {};
    auto const curl = curl_command(*exchange, report.start.base_url);
    if (curl.size() > longest_curl)
        return {};
    return "<details open><summary>Reproduce</summary>\n<pre>" + escape_html(curl) + "</pre></details>\n";
}

/// What a baseline says of a finding; nothing without one.
std::string state_word(Finding const& finding)
{
    return finding.state == "none" ? std::string {}
                                   : " <span class=\"state\">" + escape_html(finding.state) + "</span>";
}

std::string finding_section(RunReport const& report, Evidence const& evidence, Finding const& finding)
{
    auto const must = finding.level == Level::must;
    std::string html = "<article class=\"finding\">\n<h3><span class=\"mark ";
    html += must ? "fail\">✗ MUST" : "warn\">! SHOULD";
    html += "</span> " + escape_html(finding.title) + state_word(finding) + "</h3>\n<dl>\n";
    html += fact("Expected", finding.expected) + fact("Observed", finding.observed);
    html += fact("Why it matters", finding.why_it_matters) + fact("How to fix", finding.remedy);
    if (auto const* const entry = find_entry(report, finding.fingerprint))
        html += fact(finding.state == "expired" ? "Expired entry" : "Known failure", remarks_text(*entry));
    html += "<dt>Requirement</dt>\n<dd>" + requirement_link(report, finding.requirement) + "</dd>\n";
    html += "<dt>Affected cases</dt>\n<dd>" + case_names(finding.cases) + "</dd>\n</dl>\n";
    return html + reproduce(report, evidence, finding) + "</article>\n";
}

std::string findings(RunReport const& report, Evidence const& evidence)
{
    if (report.findings.empty())
        return "<section>\n<h2>Nothing to fix</h2>\n</section>\n";
    std::string html = "<section>\n<h2>What to fix first</h2>\n";
    for (auto const& finding : report.findings)
        html += finding_section(report, evidence, finding);
    return html + "</section>\n";
}

std::string baseline(RunReport const& report)
{
    if (!report.baseline)
        return {};
    auto const& comparison = *report.baseline;
    std::vector<std::string> parts {with_thousands(comparison.new_findings.size()) + " new"};
    for (auto const state : {EntryState::expired, EntryState::known, EntryState::fixed, EntryState::unobserved})
        parts.push_back(with_thousands(static_cast<std::size_t>(count_entries(comparison, state))) + " "
            + std::string {to_string(state)});
    return "<section>\n<h2>Baseline</h2>\n" + element("p", joined({comparison.path, joined(parts)})) + "</section>\n";
}

std::string case_line(Case const& shown)
{
    auto const message = case_message(shown);
    return "<li><span class=\"mark " + std::string {to_string(shown.status)} + "\">"
        + std::string {symbol(shown.status)} + ' ' + std::string {to_string(shown.status)} + "</span> <code>"
        + escape_html(shown.id) + "</code> " + escape_html(message.empty() ? shown.title : message) + "</li>\n";
}

std::string troubled_cases(RunReport const& report)
{
    std::vector<Case const*> troubled;
    for (auto const status : {Status::fail, Status::error, Status::warn}) {
        for (auto const& shown : report.cases) {
            if (shown.status == status)
                troubled.push_back(&shown);
        }
    }
    if (troubled.empty())
        return {};
    auto html = "<section>\n<h2>" + count_text(troubled.size(), "case", "cases")
        + " with problems</h2>\n<ul class=\"lines\">\n";
    for (std::size_t i = 0; i < std::min(troubled.size(), listed_cases); ++i)
        html += case_line(*troubled[i]);
    html += "</ul>\n";
    if (troubled.size() > listed_cases)
        html += element("p", "and " + with_thousands(troubled.size() - listed_cases) + " more");
    return html + "</section>\n";
}

std::string run_facts(RunReport const& report)
{
    auto const& start = report.start;
    auto html = std::string {"<section>\n<h2>About this run</h2>\n<dl class=\"facts\">\n"};
    html += fact("Endpoint", start.base_url) + fact("Profile", start.profile_title);
    html += fact("Started", format_date_time(start.started_at)) + fact("Ended", format_date_time(report.end.ended_at));
    html += fact("Completion", joined({std::string {to_string(report.end.completion)}, report.end.completion_reason}));
    html += fact("Run", start.run_id) + fact("scimproof", start.tool_version);
    html += fact("Catalogue",
        joined({start.catalogue_version,
            count_text(static_cast<std::size_t>(start.catalogue_requirements), "requirement", "requirements"),
            count_text(static_cast<std::size_t>(start.catalogue_cases), "case", "cases")}));
    return html + "</dl>\n</section>\n";
}

}  // namespace

std::string element(std::string_view name, std::string_view text)
{
    return '<' + std::string {name} + '>' + escape_html(text) + "</" + std::string {name} + ">\n";
}

std::string fact(std::string_view name, std::string_view value)
{
    return value.empty() ? std::string {} : element("dt", name) + element("dd", value);
}

std::string_view verdict_symbol(VerdictValue value)
{
    switch (value) {
    case VerdictValue::ready: return "✓";
    case VerdictValue::ready_with_warnings: return "!";
    case VerdictValue::not_ready: return "✗";
    case VerdictValue::inconclusive: return "?";
    }
    return {};
}

std::string static_part(RunReport const& report, Evidence const& evidence, std::string const& size_note)
{
    return head(report) + warnings(report, size_note) + counts_table(report.counts)
        + job_section(report, evidence.shown()) + findings(report, evidence) + baseline(report) + troubled_cases(report)
        + run_facts(report);
}

}  // namespace scim::report::html
