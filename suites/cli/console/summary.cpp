// SPDX-License-Identifier: Apache-2.0
#include "console/summary.hpp"

#include <algorithm>

#include <scim/report/assemble.hpp>
#include <scim/report/baseline.hpp>
#include <scim/report/render.hpp>
#include <scim/report/render_provisioning.hpp>
#include <scim/wire/text.hpp>

#include "config/units.hpp"
#include "console/baseline_lines.hpp"

#include <fmt/format.h>

namespace scim::cli {
namespace {

constexpr std::size_t most_findings = 10;

double elapsed_milliseconds(report::RunReport const& report)
{
    return static_cast<double>((report.end.ended_at - report.start.started_at).count());
}

std::string plural(int number, std::string_view word)
{
    return fmt::format("{} {}{}", with_commas(number), word, number == 1 ? "" : "s");
}

report::Status status_of(report::Finding const& finding)
{
    switch (finding.level) {
    case report::Level::must: return report::Status::fail;
    case report::Level::should: return report::Status::warn;
    case report::Level::may:
    case report::Level::info: break;
    }
    return report::Status::info;
}

std::string finding_block(report::Finding const& finding, std::size_t number, Style const& style)
{
    auto const status = status_of(finding);
    auto text = fmt::format("{:>2} {} {:<6} {}  {}  {}\n", number, style.by(status, symbol(status)),
        level_word(finding.level), style.strong(harmless(finding.title)),
        style.faint(plural(static_cast<int>(finding.cases.size()), "case")), style.faint(finding.requirement));
    if (!finding.expected.empty())
        text += fmt::format(
            "   │ expected {}\n   │ observed {}\n", harmless(finding.expected), harmless(finding.observed));
    if (!finding.remedy.empty())
        text += fmt::format("   fix     {}\n", harmless(finding.remedy));
    if (!finding.cases.empty())
        text += fmt::format("   try     {}\n", report::repeat_command(finding.cases.front()));
    return text;
}

std::string findings_part(report::RunReport const& report, Style const& style)
{
    std::vector<report::Finding const*> shown;
    for (auto const& finding : report.findings) {
        if (finding.level == report::Level::must || finding.level == report::Level::should)
            shown.push_back(&finding);
    }
    // What is known is listed with its reasons below.
    if (report.baseline)
        std::erase_if(shown, [](report::Finding const* finding) { return finding->state == "known"; });
    if (shown.empty())
        return {};
    auto text = fmt::format("\nFindings ({}{})\n", shown.size(), report.baseline ? " not known" : "");
    for (std::size_t index = 0; index < std::min(shown.size(), most_findings); ++index)
        text += finding_block(*shown[index], index + 1, style);
    if (shown.size() > most_findings)
        text += fmt::format("   and {} more, see the report\n", shown.size() - most_findings);
    return text;
}

std::string known_part(report::BaselineComparison const& comparison)
{
    using enum report::EntryState;
    auto const number = [&](report::EntryState state) { return report::count_entries(comparison, state); };
    auto const text
        = fmt::format("Known      {} still there · {} expired · {} fixed{} · {} unobserved\n", number(known),
            number(expired), number(fixed), number(fixed) > 0 ? " (scimproof baseline prune)" : "", number(unobserved));
    return text + baseline_entries(comparison, {expired, known});
}

std::string joined(std::vector<std::string> const& words, std::string_view between)
{
    std::string text;
    for (auto const& word : words)
        text += (text.empty() ? "" : std::string {between}) + word;
    return text;
}

/// ` new-findings=2`: those that no entry excuses; empty without a baseline.
std::string new_findings(report::RunReport const& report)
{
    if (!report.baseline)
        return {};
    return fmt::format(" new-findings={}", findings_to_mend(report));
}

std::string headline(report::RunReport const& report, Style const& style)
{
    auto const& verdict = report.verdict;
    auto word = replace_all(std::string {verdict_word(verdict.value)}, "-", " ");
    std::transform(word.begin(), word.end(), word.begin(),
        [](char letter) { return letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter; });
    auto const is_ready = verdict.value == report::VerdictValue::ready;
    auto const is_refused = verdict.value == report::VerdictValue::not_ready;
    auto const painted = is_ready ? style.good(word) : is_refused ? style.bad(word) : style.doubtful(word);
    return fmt::format("{} for {}   MUST {}/{}   SHOULD {}/{}   {}   {}\n", style.strong(painted),
        report.start.profile_id, verdict.must.ok, verdict.must.applicable, verdict.should.ok, verdict.should.applicable,
        plural(report.counts.total, "case"), duration_text(elapsed_milliseconds(report)));
}

}  // namespace

int findings_to_mend(report::RunReport const& report)
{
    return static_cast<int>(std::count_if(report.findings.begin(), report.findings.end(),
        [](report::Finding const& finding) { return finding.state != "known"; }));
}

std::string baseline_summary(report::RunReport const& report)
{
    using enum report::EntryState;
    if (!report.baseline)
        return {};
    return baseline_line(*report.baseline) + "\n" + baseline_entries(*report.baseline, {expired, known, fixed});
}

std::string_view verdict_word(report::VerdictValue value)
{
    return report::to_string(value);
}

std::string plain_summary(report::RunReport const& report, std::vector<std::string> const& outputs)
{
    auto const& verdict = report.verdict;
    auto const& counts = report.counts;
    auto text
        = fmt::format("RESULT {} must={}/{} should={}/{} fail={} warn={} error={} blocked={} skip={} findings={}{}\n",
            verdict_word(verdict.value), verdict.must.ok, verdict.must.applicable, verdict.should.ok,
            verdict.should.applicable, counts.fail, counts.warn, counts.error, counts.blocked, counts.skip,
            report.findings.size(), new_findings(report));
    if (report.health)
        text += report::health_line(*report.health);
    if (!outputs.empty())
        text += "OUTPUT " + joined(outputs, " ") + "\n";
    return text;
}

std::string terminal_summary(
    report::RunReport const& report, std::vector<std::string> const& outputs, Style const& style)
{
    auto const& counts = report.counts;
    auto text = findings_part(report, style);
    if (counts.error + counts.blocked + counts.skip > 0)
        text += fmt::format(
            "Not proven {} no verdict · {} blocked · {} not applicable\n", counts.error, counts.blocked, counts.skip);
    if (report.baseline)
        text += known_part(*report.baseline);
    if (!outputs.empty())
        text += "Outputs    " + joined(outputs, " · ") + "\n";
    if (!report.findings.empty())
        text += "Next       open the report, or: scimproof explain " + report.findings.front().requirement + "\n";
    return text + "\n" + headline(report, style);
}

}  // namespace scim::cli
