// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Records what a simulated job does, shows its progress, and keeps what its health is judged by.

#include <iosfwd>
#include <string>
#include <vector>

#include <scim/provisioning/job.hpp>
#include <scim/report/health.hpp>
#include <scim/report/model.hpp>
#include <scim/report/results_ndjson.hpp>

#include "console/style.hpp"

namespace scim::cli {

/// A notification that the job asks for.
struct QuarantineNotice {
    report::Health health;  ///< at that moment
    bool is_new = true;     ///< imposed; else its reason changed
};

/// How the console follows a job.
struct JobConsole {
    enum class Mode { silent, lines, live } mode = Mode::lines;
    Style style;
    int columns = 80;  ///< of a live console
};

class JobRecord final : public provisioning::JobObserver {
public:
    JobRecord(report::ResultsWriter& results, std::ostream& console, JobConsole const& mode);

    void on_event(report::ProvisioningEvent const& event) override;
    void on_cycle_start(report::ProvisioningCycle const& cycle) override;
    void on_progress(report::ProvisioningCycle const& cycle) override;
    void on_cycle(report::ProvisioningCycle const& cycle, report::ProvisioningJob const& job) override;
    void on_audit(report::AuditEntry const& entry) override;

    /// The run begins: `head` names program, profile and seed.
    void introduce(std::string const& head, std::string const& target);

    /// Nothing happens until then: real time.
    void wait_until(TimePoint time);

    /// A scenario begins: its cycles are told under its title.
    void begin(std::string const& title);

    /// It has ended: what its steps found, redacted, one line each.
    void end(report::Case const& played);

    std::vector<QuarantineNotice> const& notices() const { return notices_; }
    /// What the whole run tells of the job's health.
    /// A run that made trouble on purpose is not projected.
    report::Health health(report::JobFacts facts, report::Projection const& projection, bool is_troubled) const;

private:
    bool is_silent() const { return console_mode_.mode == JobConsole::Mode::silent; }
    bool is_live() const { return console_mode_.mode == JobConsole::Mode::live; }
    /// A line that the next one replaces.
    void show_for_now(std::string const& line);
    void say(std::string const& line);

    report::ResultsWriter& results_;
    std::ostream& console_;
    JobConsole console_mode_;
    std::vector<report::ProvisioningCycle> cycles_;
    report::EventTally outcomes_;
    std::vector<report::AuditEntry> audit_;
    std::vector<QuarantineNotice> notices_;
    std::string reason_;      ///< of the quarantine that was told last; empty: none
    std::size_t untold_ = 0;  ///< quiet cycles since the last line
};

}  // namespace scim::cli
