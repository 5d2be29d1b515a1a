// SPDX-License-Identifier: Apache-2.0
#include "junit_health.hpp"

#include <scim/report/health.hpp>
#include <scim/report/render.hpp>
#include <scim/report/render_provisioning.hpp>
#include <scim/wire/encoding.hpp>
#include <scim/wire/text.hpp>

#include "html_text.hpp"
#include "utf8_walk.hpp"

namespace scim::report {
namespace {

constexpr std::size_t most_cycles = 100;
constexpr std::size_t longest_output = 16 * 1024;

std::string cycle_line(ProvisioningCycle const& cycle)
{
    auto const count = [](std::size_t value, std::string_view word) {
        return ", " + std::to_string(value) + ' ' + std::string {word};
    };
    return "cycle " + std::to_string(cycle.number) + ": " + std::string {to_string(cycle.kind)} + ", "
        + html::readable_time(cycle.began) + ", " + std::string {to_string(cycle.state)}
    + count(cycle.exported, "succeeded") + count(cycle.failed, "failed")
        + count(cycle.reference_failures, "references failed") + count(cycle.skipped, "skipped")
        + (cycle.error_code.empty() ? "" : ", " + printable(cycle.error_code))
        + (cycle.quarantined ? ", in quarantine" : "") + '\n';
}

std::string cycle_lines(std::vector<ProvisioningCycle> const& cycles)
{
    std::string text;
    std::size_t shown = 0, left_out = 0;
    for (auto const& cycle : cycles) {
        if (is_quiet(cycle) || shown == most_cycles) {
            ++left_out;
        } else {
            text += cycle_line(cycle);
            ++shown;
        }
    }
    return left_out == 0 ? text : text + "and " + html::with_thousands(left_out) + " more cycles\n";
}

std::string error_lines(RunReport const& report)
{
    std::string text;
    for (auto const& [code, count] : report.health->top_errors) {
        text += "error " + printable(code) + ": " + html::with_thousands(count) + (count == 1 ? " time" : " times");
        auto const remedy = remedy_of(report, code);
        text += (remedy.empty() ? "" : "; " + printable(remedy)) + '\n';
    }
    return text;
}

}  // namespace

HealthOutcome health_outcome(RunReport const& report)
{
    if (!report.health || !accuses_endpoint(*report.health))
        return HealthOutcome::passed;
    return is_known_quarantine(report) ? HealthOutcome::excused : HealthOutcome::failed;
}

std::string health_message(RunReport const& report)
{
    auto const shown = banner(*report.health);
    return printable(shown.title + (shown.reason.empty() ? "" : " Reason: " + shown.reason + ".")
        + (shown.text.empty() ? "" : " " + shown.text));
}

std::string health_output(RunReport const& report)
{
    auto const text = health_text(*report.health) + error_lines(report) + cycle_lines(report.cycles);
    auto const whole = repair_utf8(replace_all(text, "[[", "[ ["));
    auto const kept = utf8_prefix(whole, longest_output);
    return kept.size() < whole.size() ? std::string {kept} + "…\n" : whole;
}

}  // namespace scim::report
