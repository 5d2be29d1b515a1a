// SPDX-License-Identifier: Apache-2.0
#include "commands/job_record.hpp"

#include <algorithm>
#include <ostream>
#include <utility>

#include <scim/provisioning/answers.hpp>
#include <scim/report/assemble.hpp>

#include <fmt/format.h>

namespace scim::cli {
namespace {

constexpr std::size_t bar_width = 16;
/// Of a line that is no terminal's.
constexpr std::size_t longest_line = 400;

std::string bar(report::ProvisioningCycle const& cycle)
{
    auto const total = std::max<std::size_t>(cycle.pages_total, 1);
    auto const done = std::min(cycle.pages_done, total);
    std::string text;
    for (std::size_t i = 0; i < bar_width; ++i)
        text += i < bar_width * done / total ? "▓" : "░";
    return fmt::format("{} {:3} %", text, 100 * done / total);
}

std::string progress_line(report::ProvisioningCycle const& cycle)
{
    return fmt::format("  {} cycle {}  {}  {} ok {} failed {} skipped", report::to_string(cycle.kind), cycle.number,
        bar(cycle), cycle.exported, cycle.failed + cycle.reference_failures, cycle.skipped);
}

/// `2026-11-30 01:31`, on the job's clock.
std::string minute(TimePoint time)
{
    auto text = format_date_time(time).substr(0, 16);
    text.replace(10, 1, " ");
    return text;
}

/// Fits 80 columns.
std::string cycle_line(report::ProvisioningCycle const& cycle, Style const& style)
{
    auto const failures = cycle.failed + cycle.reference_failures;
    auto const failed = fmt::format("{:>4} failed", failures);
    return fmt::format("  {}  {:<11}{:>5} ok {} {:>4} skipped {:>5} requests", minute(cycle.began),
        report::to_string(cycle.kind), cycle.exported, failures > 0 ? style.bad(failed) : failed, cycle.skipped,
        cycle.requests);
}

/// Why the cycle or the job is in trouble; empty: it is not.
std::string trouble_line(report::ProvisioningCycle const& cycle, report::ProvisioningJob const& job, Style const& style)
{
    auto text = harmless(cycle.error_code);
    if (job.quarantine)
        text += (text.empty() ? "" : ", ") + std::string {"in quarantine: "} + harmless(job.quarantine->reason);
    return text.empty() ? text : "    " + style.doubtful(text);
}

std::string assertion_line(report::Step const& step, report::Assertion const& assertion)
{
    return harmless(fmt::format("  {:<6} {}: {}, expected {}, observed {}", report::to_string(assertion.level),
        step.title, assertion.requirement, assertion.expected, assertion.observed));
}

/// The quarantine that a step did not foresee: the lines of its cycles and the health tell of it.
bool is_told_by_health(report::Assertion const& assertion)
{
    return assertion.id == "quarantine" && assertion.level == report::Level::info;
}

}  // namespace

JobRecord::JobRecord(report::ResultsWriter& results, std::ostream& console, JobConsole const& mode)
    : results_ {results}
    , console_ {console}
    , console_mode_ {mode}
{
}

void JobRecord::show_for_now(std::string const& line)
{
    auto const room = static_cast<std::size_t>(std::max(console_mode_.columns - 2, 20));
    console_ << "\r\x1b[K" << shortened(line, room) << std::flush;
}

void JobRecord::say(std::string const& line)
{
    console_ << (is_live() ? "\r\x1b[K" : "") << line << '\n' << std::flush;
}

void JobRecord::introduce(std::string const& head, std::string const& target)
{
    if (is_silent())
        return;
    say(head);
    say(target);
}

void JobRecord::wait_until(TimePoint time)
{
    auto const text = fmt::format("  waits until {} UTC for the next cycle; Ctrl-C ends the job", minute(time));
    if (is_live())
        show_for_now(text);
    else if (!is_silent() && untold_ == 0)
        say(text);
}

void JobRecord::begin(std::string const& title)
{
    if (!is_silent())
        say(harmless(title));
    reason_.clear();
    untold_ = 0;
}

void JobRecord::end(report::Case const& played)
{
    if (is_silent())
        return;
    if (is_live())
        show_for_now({});
    if (played.steps.empty() && !played.message.empty())
        say("  " + harmless(played.message));
    auto const room = is_live() ? 3 * static_cast<std::size_t>(console_mode_.columns) : longest_line;
    for (auto const& step : played.steps)
        for (auto const& assertion : step.assertions)
            if (!assertion.ok && !is_told_by_health(assertion))
                say(shortened(assertion_line(step, assertion), room));
}

void JobRecord::on_event(report::ProvisioningEvent const& event)
{
    results_.write(event);
    outcomes_.add(event);
}

void JobRecord::on_cycle_start(report::ProvisioningCycle const& cycle)
{
    on_progress(cycle);
}

void JobRecord::on_progress(report::ProvisioningCycle const& cycle)
{
    if (is_live() && cycle.pages_total > 1)
        show_for_now(progress_line(cycle));
}

void JobRecord::on_cycle(report::ProvisioningCycle const& cycle, report::ProvisioningJob const& job)
{
    results_.write(cycle);
    cycles_.push_back(cycle);
    auto const reason = job.quarantine ? job.quarantine->reason : std::string {};
    if (!reason.empty() && reason != reason_) {
        report::JobFacts facts {job, {}, audit_};
        facts.literal.quarantine = true;
        facts.literal.reason = reason;
        facts.literal.text = job.quarantine->error;
        notices_.push_back({report::assess(std::move(facts), cycles_, outcomes_), reason_.empty()});
    }
    reason_ = reason;
    if (is_silent())
        return;
    if (report::is_quiet(cycle)) {
        ++untold_;
        return;
    }
    if (untold_ > 0)
        say(fmt::format("  {} quiet {}", untold_, untold_ == 1 ? "cycle" : "cycles"));
    untold_ = 0;
    say(cycle_line(cycle, console_mode_.style));
    if (auto const trouble = trouble_line(cycle, job, console_mode_.style); !trouble.empty())
        say(trouble);
}

void JobRecord::on_audit(report::AuditEntry const& entry)
{
    audit_.push_back(entry);
}

report::Health JobRecord::health(report::JobFacts facts, report::Projection const& projection, bool is_troubled) const
{
    facts.audit = audit_;
    auto health = report::assess(std::move(facts), cycles_, outcomes_, projection);
    if (is_troubled) {
        health.projected = {};
        health.projected.text
            = "None: the scenario makes trouble of its own, which tells nothing of a larger directory.";
    }
    for (auto const& [code, count] : health.top_errors)
        if (auto const remedy = provisioning::remedy_of(code); !remedy.empty())
            health.remedies.emplace(code, remedy);
    return health;
}

}  // namespace scim::cli
