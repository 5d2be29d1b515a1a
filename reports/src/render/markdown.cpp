// SPDX-License-Identifier: Apache-2.0
#include <scim/report/render.hpp>

#include <map>
#include <string_view>
#include <vector>

#include <scim/report/assemble.hpp>
#include <scim/report/baseline.hpp>

#include "html_text.hpp"
#include "markdown_health.hpp"
#include "markdown_text.hpp"

namespace scim::report {
namespace {

// Together below the 200 KiB that a summary may have; what does not fit is counted.
constexpr std::size_t room_for_findings = 40 * 1024;
constexpr std::size_t room_for_remedies = 50 * 1024;
constexpr std::size_t room_for_cases = 40 * 1024;
constexpr std::size_t room_for_others = 20 * 1024;

std::string_view symbol(VerdictValue value)
{
    switch (value) {
    case VerdictValue::ready: return "✓";
    case VerdictValue::ready_with_warnings: return "!";
    case VerdictValue::not_ready: return "✗";
    case VerdictValue::inconclusive: return "?";
    }
    return "?";
}

std::string number(int value)
{
    return html::with_thousands(static_cast<std::size_t>(value));
}

std::string fraction(Fraction const& part)
{
    return number(part.ok) + " of " + number(part.applicable);
}

std::string heading(RunReport const& report)
{
    auto const took = static_cast<double>((report.end.ended_at - report.start.started_at).count());
    auto headline = html::verdict_headline(report);
    headline.front() = static_cast<char>(headline.front() | 0x20);  // all begin with an ASCII capital
    auto text = "## " + std::string {symbol(report.verdict.value)} + " SCIM conformance: " + escape_markdown(headline)
        + "\n\nMUST **" + fraction(report.verdict.must) + "** · SHOULD " + fraction(report.verdict.should) + " · "
        + number(report.counts.total) + (report.counts.total == 1 ? " case in " : " cases in ")
        + html::readable_duration(took) + "\n\n" + escape_markdown(report.start.base_url) + " · profile "
        + escape_markdown(report.start.profile_id) + " · scimproof " + escape_markdown(report.start.tool_version)
        + "\n";
    for (auto const& reason : report.verdict.reasons)
        text += "\n> " + escape_markdown(reason) + "\n";
    return text;
}

using Requirements = std::map<std::string_view, Requirement const*>;

/// `RFC 7644 §3.3, RFC7644-3.3-12`
std::string reference(Finding const& finding, Requirements const& requirements)
{
    auto const found = requirements.find(finding.requirement);
    auto const id = escape_markdown(finding.requirement);
    auto const label = found == requirements.end() ? id : escape_markdown(html::reference_label(*found->second));
    return label == id ? id : label + ", " + id;
}

std::string finding_row(Finding const& finding, Requirements const& requirements)
{
    auto const mark = finding.level == Level::must ? "✗ " : "! ";
    auto const state = finding.state == "none" ? std::string {} : escape_markdown(finding.state);
    return "| " + std::string {mark} + std::string {to_string(finding.level)} + " | " + escape_markdown(finding.title)
        + " (" + escape_markdown(finding.observed) + ") | " + reference(finding, requirements) + " | "
        + std::to_string(finding.cases.size()) + " | " + state + " |\n";
}

std::string findings(RunReport const& report)
{
    if (report.findings.empty())
        return "\nNothing to fix.\n";
    Requirements requirements;
    for (auto const& requirement : report.requirements)
        requirements.emplace(requirement.id, &requirement);
    MarkdownList rows {room_for_findings};
    for (auto const& finding : report.findings)
        rows.add(finding_row(finding, requirements));
    return "\n| | Finding | Requirement | Cases | State |\n|---|---|---|---|---|\n" + rows.text("| | ", " | | | |\n");
}

std::string remedies(RunReport const& report)
{
    MarkdownList items {room_for_remedies};
    for (auto const& finding : report.findings) {
        auto item = "- **" + escape_markdown(finding.title) + "**\n  - expected: " + escape_markdown(finding.expected)
            + "\n  - observed: " + escape_markdown(finding.observed) + "\n";
        if (!finding.why_it_matters.empty())
            item += "  - why it matters: " + escape_markdown(finding.why_it_matters) + "\n";
        if (!finding.remedy.empty())
            item += "  - fix: " + escape_markdown(finding.remedy) + "\n";
        items.add(item + "  - case: " + escape_markdown(finding.cases.front()) + "\n");
    }
    if (items.count() == 0)
        return {};
    return markdown_details("How to fix (" + number(items.count()) + ")", items.text("- ", "\n"));
}

std::string failing_cases(RunReport const& report)
{
    MarkdownList items {room_for_cases};
    for (auto const& one : report.cases) {
        if (one.status == Status::fail || one.status == Status::warn)
            items.add("- " + std::string {one.status == Status::fail ? "✗ " : "! "} + escape_markdown(one.id) + " · "
                + escape_markdown(one.message) + "\n");
    }
    if (items.count() == 0)
        return {};
    return markdown_details("Cases with findings (" + number(items.count()) + ")", items.text("- ", "\n"));
}

/// Why a case came to no result.
std::string reason(Case const& one)
{
    switch (one.status) {
    case Status::error: return "? " + escape_markdown(one.id) + " · " + escape_markdown(one.message);
    case Status::blocked: return "▸ " + escape_markdown(one.id) + " · blocked by " + escape_markdown(one.blocked_by);
    case Status::skip: return "– " + escape_markdown(one.id) + " · " + escape_markdown(one.skip_reason);
    case Status::pass:
    case Status::fail:
    case Status::warn:
    case Status::info: break;
    }
    return {};
}

std::string not_proven(RunReport const& report)
{
    MarkdownList items {room_for_others};
    for (auto const status : {Status::error, Status::blocked, Status::skip}) {
        for (auto const& one : report.cases) {
            if (one.status == status)
                items.add("- " + reason(one) + "\n");
        }
    }
    if (items.count() == 0)
        return {};
    auto const& counts = report.counts;
    return markdown_details("No verdict " + number(counts.error) + " · blocked " + number(counts.blocked)
            + " · skipped " + number(counts.skip),
        items.text("- ", "\n"));
}

/// `1 new · 7 known · ...` of the comparison.
std::string tallies(BaselineComparison const& comparison)
{
    auto text = number(static_cast<int>(comparison.new_findings.size())) + " new";
    for (auto const state : {EntryState::expired, EntryState::known, EntryState::fixed, EntryState::unobserved})
        text += " · " + number(count_entries(comparison, state)) + " " + std::string {to_string(state)};
    return text;
}

std::string baseline(RunReport const& report)
{
    if (!report.baseline)
        return {};
    MarkdownList items {room_for_others};
    for (auto const state : {EntryState::expired, EntryState::known, EntryState::fixed, EntryState::unobserved}) {
        for (auto const& [entry, own, note] : report.baseline->entries) {
            if (own != state)
                continue;
            auto const title = entry.title.empty() ? entry.requirement : entry.title;
            auto const said = note.empty() ? remarks_text(entry) : note;
            items.add("- **" + std::string {to_string(state)} + "** " + escape_markdown(title) + " · "
                + escape_markdown("F-" + entry.fingerprint) + (said.empty() ? "" : " · " + escape_markdown(said))
                + "\n");
        }
    }
    auto const title = "Baseline " + html::escape_html(report.baseline->path) + ": " + tallies(*report.baseline);
    return markdown_details(title, items.count() == 0 ? "It has no entries.\n" : items.text("- ", "\n"));
}

std::string warnings(RunReport const& report)
{
    MarkdownList items {room_for_others};
    for (auto const& warning : report.warnings)
        items.add("- " + escape_markdown(warning.code) + ": " + escape_markdown(warning.text) + "\n");
    return items.count() == 0 ? ""
                              : markdown_details("Warnings (" + number(items.count()) + ")", items.text("- ", "\n"));
}

}  // namespace

std::string render_markdown(RunReport const& report)
{
    return heading(report) + health_section(report) + findings(report) + remedies(report) + baseline(report)
        + failing_cases(report) + not_proven(report) + warnings(report);
}

}  // namespace scim::report
