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

namespace scim::cli {

/// A notification that the job asks for.
struct QuarantineNotice {
    report::Health health;  ///< at that moment
    bool is_new = true;     ///< imposed; else its reason changed
};

/// How the console follows a job.
enum class JobConsole { silent, lines, live };

class JobRecord final : public provisioning::JobObserver {
public:
    JobRecord(report::ResultsWriter& results, std::ostream& console, JobConsole mode);

    void on_event(report::ProvisioningEvent const& event) override;
    void on_cycle_start(report::ProvisioningCycle const& cycle) override;
    void on_progress(report::ProvisioningCycle const& cycle) override;
    void on_cycle(report::ProvisioningCycle const& cycle, report::ProvisioningJob const& job) override;
    void on_audit(report::AuditEntry const& entry) override;

    /// A scenario begins: its cycles are told under its title.
    void begin(std::string const& title);

    /// It has ended: what its steps found, redacted, one line each.
    void end(report::Case const& played);

    std::vector<QuarantineNotice> const& notices() const { return notices_; }
    /// What the whole run tells of the job's health.
    /// A run that made trouble on purpose is not projected.
    report::Health health(report::JobFacts facts, report::Projection const& projection, bool is_troubled) const;

private:
    report::ResultsWriter& results_;
    std::ostream& console_;
    JobConsole mode_;
    std::vector<report::ProvisioningCycle> cycles_;
    report::EventTally outcomes_;
    std::vector<report::AuditEntry> audit_;
    std::vector<QuarantineNotice> notices_;
    std::string reason_;      ///< of the quarantine that was told last; empty: none
    std::size_t untold_ = 0;  ///< quiet cycles since the last line
};

}  // namespace scim::cli
