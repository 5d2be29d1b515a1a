// SPDX-License-Identifier: Apache-2.0
#include "console/baseline_lines.hpp"

#include <algorithm>

#include <scim/report/baseline.hpp>

#include "console/style.hpp"

#include <fmt/format.h>

namespace scim::cli {
namespace {

constexpr int most_entries = 20;

std::string where(report::BaselineEntry const& entry)
{
    if (entry.operations.empty())
        return {};
    auto const more = entry.operations.size() - 1;
    return "  " + entry.operations.front() + (more == 0 ? "" : fmt::format(" and {} more", more));
}

}  // namespace

std::string baseline_line(report::BaselineComparison const& comparison)
{
    auto text = fmt::format("BASELINE new={}", comparison.new_findings.size());
    using enum report::EntryState;
    for (auto const state : {expired, known, fixed, unobserved})
        text += fmt::format(" {}={}", report::to_string(state), report::count_entries(comparison, state));
    return text + " file=" + harmless(comparison.path);
}

std::string entry_lines(report::ComparedEntry const& compared, std::string_view state)
{
    auto const& entry = compared.entry;
    auto const title = entry.title.empty() ? std::string {} : "  " + entry.title;
    auto const said = report::remarks_text(entry);
    auto text = fmt::format("  {:<{}}F-{} [{}]{}\n", state, state.empty() ? 0 : 11, harmless(entry.fingerprint),
        harmless(entry.requirement), harmless(title + where(entry)));
    text += "  │ " + (said.empty() ? "no reason given" : harmless(said)) + "\n";
    return compared.note.empty() ? text : text + "  │ " + harmless(compared.note) + "\n";
}

std::string baseline_entries(
    report::BaselineComparison const& comparison, std::vector<report::EntryState> const& states)
{
    std::string text;
    for (auto const state : states) {
        auto shown = 0;
        for (auto const& compared : comparison.entries) {
            if (compared.state == state && shown++ < most_entries)
                text += entry_lines(compared, report::to_string(state));
        }
        if (shown > most_entries)
            text += fmt::format(
                "  and {} more {}, see: scimproof baseline show\n", shown - most_entries, report::to_string(state));
    }
    return text;
}

std::string new_findings_lines(report::RunReport const& report, report::BaselineComparison const& comparison)
{
    std::string text;
    for (auto const& finding : report.findings) {
        auto const& ids = comparison.new_findings;
        if (std::find(ids.begin(), ids.end(), finding.id) != ids.end())
            text += fmt::format("  {:<11}{} [{} {}]  {}\n", "new", finding.id, level_word(finding.level),
                finding.requirement, harmless(finding.title));
    }
    return text;
}

}  // namespace scim::cli
