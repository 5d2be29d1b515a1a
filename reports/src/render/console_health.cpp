// SPDX-License-Identifier: Apache-2.0
#include <scim/report/render_provisioning.hpp>

#include <algorithm>
#include <array>
#include <cstdio>

#include <scim/report/health.hpp>
#include <scim/report/render.hpp>

#include "../percent.hpp"
#include "html_text.hpp"

namespace scim::report {
namespace {

std::string line(std::string_view name, std::string_view text)
{
    std::string padded {name};
    padded.resize(std::max<std::size_t>(padded.size() + 1, 11), ' ');
    return text.empty() ? std::string {} : padded + printable(text) + '\n';
}

/// A text that the provider may have written.
std::string quoted_line(std::string_view text)
{
    return text.empty() ? std::string {} : "│ " + printable(text) + '\n';
}

std::string status(Health const& health)
{
    auto const& job = health.job;
    if (job.quarantine)
        return job.code + ", " + job.quarantine->reason;
    return is_only_projected(health) ? job.code + "; quarantine predicted, " + health.projected.reason : job.code;
}

std::string cycles(std::vector<ProvisioningCycle> const& all)
{
    if (all.empty())
        return "none";
    auto const quarantined
        = std::count_if(all.begin(), all.end(), [](ProvisioningCycle const& cycle) { return cycle.quarantined; });
    auto const& last = all.back();
    auto text = html::with_thousands(all.size()) + ", the last " + std::string {to_string(last.kind)} + ": "
        + std::string {to_string(last.state)};
    return quarantined == 0
        ? text
        : text + "; " + html::with_thousands(static_cast<std::size_t>(quarantined)) + " ended in quarantine";
}

std::string errors(Health const& health)
{
    constexpr std::size_t shown = 5;
    std::string text;
    for (std::size_t i = 0; i < std::min(health.top_errors.size(), shown); ++i) {
        auto const& [code, count] = health.top_errors[i];
        text += (i == 0 ? "" : " · ") + code + ' ' + html::with_thousands(count);
    }
    return text;
}

std::string next_attempt(ProvisioningJob const& job)
{
    if (!job.quarantine)
        return {};
    return job.quarantine->next_attempt ? format_date_time(*job.quarantine->next_attempt) + " (the job's own clock)"
                                        : "none: the job is disabled";
}

std::string quarantine_word(Health const& health)
{
    if (is_quarantined(health))
        return accuses_endpoint(health) ? "yes" : "excused";
    return health.projected.quarantine ? "projected" : "no";
}

}  // namespace

std::string health_text(Health const& health)
{
    auto const shown = banner(health);
    auto text = line("Health", status(health)) + line("Cycles", cycles(health.cycles));
    text += line("Succeeded", percent(health.success_rate) + " of what was not skipped")
        + line("Errors", errors(health));
    text += line("This run", health.literal.text) + line("Projected", health.projected.text);
    text += line("Next", next_attempt(health.job));
    if (health.job.quarantine && health.job.quarantine->error != health.literal.text)
        text += quoted_line(health.job.quarantine->error);
    if (!shown.title.empty())
        text += "⚠ " + printable(shown.title + (health.excuse.empty() ? "" : ' ' + health.excuse)) + ' '
            + banner_footnote + '\n';
    return text;
}

std::string health_line(Health const& health)
{
    auto const quarantined = is_quarantined(health);
    auto const& rule = quarantined ? health.literal : health.projected;
    auto const reason = banner(health).reason;
    std::array<char, 32> ratio {};
    std::snprintf(ratio.data(), ratio.size(), "%.3f", rule.ratio);
    return "HEALTH quarantine=" + quarantine_word(health) + (reason.empty() ? "" : " reason=" + printable(reason))
        + " ratio=" + ratio.data() + " cycles=" + std::to_string(health.cycles.size()) + '\n';
}

}  // namespace scim::report
