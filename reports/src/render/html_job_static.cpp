// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <vector>

#include <scim/report/health.hpp>

#include "html_elements.hpp"
#include "html_job.hpp"
#include "html_text.hpp"

namespace scim::report::html {

namespace {

std::string banner_section(Health const& health)
{
    auto const shown = banner(health);
    if (shown.title.empty())
        return {};
    auto html = "<p><strong>⚠ " + escape_html(shown.title) + "</strong> ";
    if (!shown.reason.empty())
        html += "Reason: <code>" + escape_html(shown.reason) + "</code>. ";
    return html + escape_html(shown.text) + "</p>\n" + element("p", banner_footnote);
}

std::string cycle_row(ProvisioningCycle const& cycle)
{
    auto const number = [](std::size_t value) { return "<td>" + with_thousands(value) + "</td>"; };
    return "<tr><td>" + std::to_string(cycle.number) + "</td><td>" + std::string {to_string(cycle.kind)} + "</td><td>"
        + readable_time(cycle.began) + "</td><td>" + std::string {to_string(cycle.state)} + "</td>"
        + number(cycle.exported) + number(cycle.failed) + number(cycle.reference_failures) + number(cycle.skipped)
        + "<td>" + (cycle.quarantined ? "yes" : "no") + "</td></tr>\n";
}

constexpr std::size_t listed_cycles = 100;

std::string cycle_table(std::vector<ProvisioningCycle> const& cycles)
{
    std::vector<ProvisioningCycle const*> busy;
    for (auto const& cycle : cycles)
        if (!is_quiet(cycle))
            busy.push_back(&cycle);
    std::string html = "<table class=\"counts\">\n<tr><th>Cycle</th><th>Kind</th><th>Began</th>"
                       "<th>State</th><th>Succeeded</th><th>Failed</th><th>References failed</th><th>Skipped</th>"
                       "<th>In quarantine</th></tr>\n";
    auto const shown = std::min(busy.size(), listed_cycles);
    for (std::size_t i = 0; i < shown; ++i)
        html += cycle_row(*busy[i]);
    html += "</table>\n";
    if (cycles.size() > shown)
        html += element("p", "and " + with_thousands(cycles.size() - shown) + " more, most of which had nothing to do");
    return html;
}

std::string errors(Health const& health)
{
    std::string text;
    for (auto const& [code, count] : health.top_errors)
        text += (text.empty() ? "" : " · ") + code + ' ' + with_thousands(count);
    return text;
}

std::string log_size(std::size_t all, std::size_t shown)
{
    auto const text = with_thousands(all);
    return shown == all ? text
                        : text + ", of which this file shows " + with_thousands(shown)
            + ": failures first, then an even sample. provisioning-log.json has all of them.";
}

}  // namespace

std::string job_section(RunReport const& report, ShownEvents const& shown)
{
    if (report.cycles.empty() || !report.health)
        return {};
    auto const& health = *report.health;
    auto const& quarantine = health.job.quarantine;
    auto html = "<section>\n<h2>Provisioning health</h2>\n" + banner_section(health) + "<dl class=\"facts\">\n";
    html += fact("Job", health.job.id) + fact("Status", health.job.code);
    if (quarantine) {
        html += fact("Quarantine", quarantine->reason) + fact("Error", quarantine->error);
        html += fact("Imposed", format_date_time(quarantine->series_began));
        html += quarantine->next_attempt ? fact("Next attempt", format_date_time(*quarantine->next_attempt)) : "";
    }
    html += fact("This run", health.literal.text) + fact("Projection", health.projected.text);
    html += fact("Log entries", log_size(report.events.size(), shown.events.size())) + fact("Errors", errors(health))
        + "</dl>\n";
    html += element("p", "Times are of the job's own clock, which the run did not wait for.");
    return html + cycle_table(report.cycles) + "</section>\n";
}

}  // namespace scim::report::html
