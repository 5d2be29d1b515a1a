// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// A provisioning job as the Microsoft Entra provisioning service runs it: test connection, initial and incremental
/// cycles, the pass for references, retries, quarantine. docs/provisioning-cycle.md tells it in words.

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <scim/provisioning/directory.hpp>
#include <scim/provisioning/endpoint.hpp>
#include <scim/provisioning/job_clock.hpp>
#include <scim/provisioning/mapping.hpp>
#include <scim/provisioning/quarantine.hpp>
#include <scim/provisioning/scope.hpp>
#include <scim/provisioning/wire_forms.hpp>
#include <scim/report/provisioning.hpp>
#include <scim/report/redaction.hpp>

namespace scim::provisioning {

struct JobSettings {
    std::string job_id, tenant_id, service_principal_id;  ///< as Graph shows them
    std::string template_id = "scim";
    std::string target_name = "customappsso";  ///< what the logs call the endpoint
    Dialect dialect = Dialect::unflagged;
    std::size_t members_per_patch = 1;
    bool read_before_update = true;  ///< GET by id before PATCH
    std::chrono::seconds interval {std::chrono::minutes {40}};
    QuarantineThresholds thresholds;
    RetrySchedule schedule;
    /// An initial cycle that breaks a threshold runs to its end, drops its errors and pauses.
    bool prune_escrows = false;
    std::uint64_t seed = 1;
    std::size_t page = 100;  ///< objects between two reports of progress
};

/// An open failure of one object, to be tried again.
struct Escrow {
    bool reference = false;
    std::string code;
    TimePoint first_failure {}, next_attempt {};
    int attempts = 1;
};

/// The link from an object of the source to one of the target.
struct Anchor {
    std::string target_id;
    ObjectType type = ObjectType::user;
    enum class State { active, disabled, released } state = State::active;  ///< released: no longer managed
    std::string manager;               ///< source id of the manager that the target has
    std::vector<std::string> members;  ///< source ids that were sent, sorted
    bool created = false;              ///< by the job, not found by it
    bool shows_members = false;        ///< although they were excluded; the service replaces members then
};

/// What the service remembers between cycles.
struct JobState {
    std::map<std::string, Anchor, std::less<>> anchors;  ///< connector data store, by source id
    std::map<std::string, Escrow, std::less<>> escrows;  ///< by source id; references by id and "#references"
    std::optional<Watermark> watermark;                  ///< absent: the next cycle is initial
    std::optional<report::Quarantine> quarantine;
    bool paused = false, disabled = false;
    bool deletions_allowed = false;  ///< once: *Allow deletes*
    int cycles = 0;
    std::set<std::string, std::less<>> done;  ///< objects that an interrupted initial cycle has finished
};

/// Sees what happens. Calls come from the thread that runs the job.
class JobObserver {
public:
    virtual ~JobObserver() = default;
    virtual void on_event(report::ProvisioningEvent const& /*event*/) {}
    virtual void on_cycle_start(report::ProvisioningCycle const& /*cycle*/) {}
    virtual void on_progress(report::ProvisioningCycle const& /*cycle*/) {}
    virtual void on_cycle(report::ProvisioningCycle const& /*cycle*/, report::ProvisioningJob const& /*job*/) {}
    virtual void on_audit(report::AuditEntry const& /*entry*/) {}
    /// A link was made or changed: what --resume reads back.
    virtual void on_anchor(std::string const& /*source*/, Anchor const& /*anchor*/) {}
    /// Members that the target has from now on, or has no more; source ids.
    virtual void on_members(std::string const& /*group*/, std::vector<std::string> const& /*members*/, bool /*added*/)
    {
    }
};

/// What a connection test found.
struct ConnectionTest {
    bool passed = false;
    std::optional<report::ProvisioningErrorInformation> error;
    std::vector<std::string> exchanges;
};

/// What a restart forgets. Graph's synchronizationJobRestartCriteria.
struct ResetScope {
    bool anchors = false;  ///< connector data store
    bool escrows = true, watermark = true, quarantine = true;

    static ResetScope full() { return {true, true, true, true}; }
};

/// One job. Everything it refers to must outlive it.
class Job {
public:
    /// The scope must have passed check().
    Job(JobSettings settings, JobSchema schema, Scope scope, Directory const& directory, Endpoint& endpoint,
        JobClock& clock, report::Redactor const& redactor, JobObserver& observer);
    ~Job();
    Job(Job const&) = delete;
    Job& operator=(Job const&) = delete;

    /// Queries for a user and a group that do not exist.
    ConnectionTest test_connection();
    /// The next cycle: initial without a watermark, else incremental with the retries that are due.
    report::ProvisioningCycle run_cycle();
    /// One user, or one group with at most five members, whatever the watermark.
    report::ProvisioningCycle provision_on_demand(std::string_view id, std::vector<std::string> const& members = {});
    /// When the next cycle is due; absent when paused or disabled.
    std::optional<TimePoint> next_cycle() const;
    /// Runs every cycle that is due until then.
    void run_until(TimePoint end);

    void pause();
    void start();
    void restart(ResetScope const& reset = {});
    /// Lets the deletions that were stopped go through in the next cycle.
    void allow_deletes();
    /// The scope must have passed check().
    void change_scope(Scope scope);
    /// Stops at the next object: from a signal handler's flag.
    void stop_when(std::function<bool()> asked);

    JobState const& state() const;
    void resume(JobState state);
    JobSettings const& settings() const;
    JobSchema const& schema() const;
    /// The job as Graph shows it.
    report::ProvisioningJob status() const;
    /// Open failures, for the quarantine rules.
    FailureCounts counts() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace scim::provisioning
