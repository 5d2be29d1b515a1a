// SPDX-License-Identifier: Apache-2.0
#include "markdown_health.hpp"

#include <scim/report/health.hpp>

#include "../percent.hpp"
#include "html_text.hpp"
#include "markdown_text.hpp"
#include "utf8_walk.hpp"

namespace scim::report {
namespace {

using html::with_thousands;

constexpr std::size_t room_for_cycles = 14 * 1024;
constexpr std::size_t room_for_errors = 10 * 1024;
/// What an endpoint says of itself may be long, and a table has little room.
constexpr std::size_t longest_text = 400;

std::string cell(std::string_view text)
{
    auto const kept = utf8_prefix(text, longest_text);
    return escape_markdown(kept) + (kept.size() < text.size() ? "…" : "");
}

std::string row(std::string_view name, std::string const& text)
{
    return text.empty() ? std::string {} : "| " + std::string {name} + " | " + text + " |\n";
}

std::string banner_quote(Health const& health)
{
    auto const shown = banner(health);
    if (shown.title.empty())
        return {};
    auto text = "\n> ⚠ **" + escape_markdown(shown.title) + "**";
    if (!shown.reason.empty())
        text += " Reason: " + escape_markdown(shown.reason) + "\\.";
    text += shown.text.empty() ? "" : " " + cell(shown.text);
    return text + "\n>\n> " + escape_markdown(banner_footnote) + "\n";
}

std::string times_kept(int count)
{
    return count == 0 ? "" : ", kept " + std::to_string(count) + (count == 1 ? " time" : " times");
}

std::string state(ProvisioningJob const& job)
{
    auto text = escape_markdown(job.code);
    if (!job.quarantine)
        return text;
    auto const& quarantine = *job.quarantine;
    text += " since " + html::readable_time(quarantine.series_began) + times_kept(quarantine.series_count) + "; ";
    return text
        + (quarantine.next_attempt ? "next attempt " + html::readable_time(*quarantine.next_attempt)
                                   : std::string {"disabled until somebody starts it"});
}

std::string objects(ProvisioningJob const& job)
{
    std::string text;
    for (auto const& [type, count] : job.entries_by_type)
        text += (text.empty() ? "" : ", ") + with_thousands(count) + " " + cell(type.substr(0, type.find(" to ")));
    return text;
}

std::string facts(RunReport const& report)
{
    auto const& health = *report.health;
    return "\n| | |\n|---|---|\n" + row("State", state(health.job))
        + row("Error",
            health.job.quarantine && health.job.quarantine->error != health.literal.text
                ? cell(health.job.quarantine->error)
                : "")
        + row("Succeeded", percent(health.success_rate) + " of what was not skipped")
        + row("This run", cell(health.literal.text)) + row("Projected", cell(health.projected.text))
        + row("Provisioned", objects(health.job));
}

std::string cycle_row(ProvisioningCycle const& cycle)
{
    auto const number = [](std::size_t value) { return " | " + with_thousands(value); };
    return "| " + std::to_string(cycle.number) + " | " + std::string {to_string(cycle.kind)} + " | "
        + html::readable_time(cycle.began) + " | " + std::string {to_string(cycle.state)} + number(cycle.exported)
        + number(cycle.failed) + number(cycle.reference_failures) + number(cycle.skipped) + " | "
        + (cycle.error_code.empty() ? std::string {} : cell(cycle.error_code))
        + (cycle.quarantined ? " | yes |\n" : " | |\n");
}

std::string cycles(RunReport const& report)
{
    MarkdownList rows {room_for_cycles};
    std::size_t quiet = 0;
    for (auto const& cycle : report.cycles) {
        if (is_quiet(cycle))
            ++quiet;
        else
            rows.add(cycle_row(cycle));
    }
    auto text
        = "| Cycle | Kind | Began | State | Succeeded | Failed | References failed | Skipped | Error | In quarantine "
          "|\n|---|---|---|---|---|---|---|---|---|---|\n"
        + rows.text("| ", " | | | | | | | | | |\n");
    if (quiet > 0)
        text
            += "\n" + with_thousands(quiet) + (quiet == 1 ? " more cycle" : " more cycles") + " had nothing to do\\.\n";
    text += "\nTimes are those of the job's own clock\\.\n";
    return markdown_details("Cycles (" + with_thousands(report.cycles.size()) + ")", text);
}

std::string errors(RunReport const& report)
{
    auto const& top = report.health->top_errors;
    if (top.empty())
        return {};
    MarkdownList rows {room_for_errors};
    for (auto const& [code, count] : top)
        rows.add("| " + cell(code) + " | " + with_thousands(count) + " | " + cell(remedy_of(report, code)) + " |\n");
    return markdown_details("Errors of the job (" + with_thousands(top.size()) + ")",
        "| Error | Times | What to do |\n|---|---|---|\n" + rows.text("| ", " | | |\n"));
}

}  // namespace

std::string health_section(RunReport const& report)
{
    if (!report.health)
        return {};
    return "\n### Provisioning health\n" + banner_quote(*report.health) + facts(report) + cycles(report)
        + errors(report);
}

}  // namespace scim::report
