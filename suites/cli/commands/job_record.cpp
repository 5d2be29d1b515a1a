// SPDX-License-Identifier: Apache-2.0
#include "commands/job_record.hpp"

#include <ostream>
#include <utility>

#include <scim/report/assemble.hpp>

#include "console/style.hpp"

#include <fmt/format.h>

namespace scim::cli {
namespace {

constexpr int bar_width = 24;

std::string bar(report::ProvisioningCycle const& cycle)
{
    auto const total = std::max<std::size_t>(cycle.pages_total, 1);
    auto const done = std::min(cycle.pages_done, total);
    auto const full = static_cast<int>(bar_width * done / total);
    std::string text;
    for (int i = 0; i < bar_width; ++i)
        text += i < full ? "▓" : "░";
    return fmt::format("{} {:3} %", text, 100 * done / total);
}

bool is_quiet(report::ProvisioningCycle const& cycle)
{
    return cycle.state == report::CycleState::succeeded && cycle.exported == 0 && cycle.skipped == 0;
}

std::string cycle_line(report::ProvisioningCycle const& cycle, report::ProvisioningJob const& job)
{
    auto text = fmt::format("  {}  {:<11} {:>5} ok {:>5} failed {:>5} skipped {:>6} requests",
        format_date_time(cycle.began), report::to_string(cycle.kind), cycle.exported,
        cycle.failed + cycle.reference_failures, cycle.skipped, cycle.requests);
    if (!cycle.error_code.empty())
        text += "  " + harmless(cycle.error_code);
    if (job.quarantine)
        text += "  quarantine: " + harmless(job.quarantine->reason);
    return text;
}

}  // namespace

JobRecord::JobRecord(report::ResultsWriter& results, std::ostream& console, JobConsole mode)
    : results_ {results}
    , console_ {console}
    , mode_ {mode}
{
}

void JobRecord::begin(std::string const& title)
{
    if (mode_ != JobConsole::silent)
        console_ << harmless(title) << '\n' << std::flush;
    reason_.clear();
    untold_ = 0;
}

void JobRecord::end(report::Case const& played)
{
    if (mode_ == JobConsole::silent)
        return;
    if (played.steps.empty() && !played.message.empty())
        console_ << "  " << harmless(played.message) << '\n';
    for (auto const& step : played.steps)
        for (auto const& assertion : step.assertions)
            if (!assertion.ok)
                console_ << harmless(
                    fmt::format("  {:<6} {}: {}, expected {}, observed {}", report::to_string(assertion.level),
                        step.title, assertion.requirement, assertion.expected, assertion.observed))
                         << '\n';
    console_ << std::flush;
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
    if (mode_ == JobConsole::live && cycle.pages_total > 1)
        console_ << "\r  " << report::to_string(cycle.kind) << " cycle " << cycle.number << "  " << bar(cycle)
                 << std::flush;
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
    if (mode_ == JobConsole::silent)
        return;
    if (mode_ == JobConsole::live)
        console_ << "\r\x1b[K";
    if (is_quiet(cycle)) {
        ++untold_;
        return;
    }
    if (untold_ > 0)
        console_ << fmt::format("  {} quiet cycles\n", untold_);
    untold_ = 0;
    console_ << cycle_line(cycle, job) << '\n' << std::flush;
}

void JobRecord::on_audit(report::AuditEntry const& entry)
{
    audit_.push_back(entry);
}

report::Health JobRecord::health(report::JobFacts facts, report::Projection const& projection, bool is_troubled) const
{
    facts.audit = audit_;
    auto health = report::assess(facts, cycles_, outcomes_, projection);
    if (is_troubled)
        health.projected = report::assess(std::move(facts), cycles_, {}, projection).projected;
    return health;
}

}  // namespace scim::cli
