// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Plays a scenario against an endpoint and compares what came of it with what it expects.

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <scim/provisioning/job_clock.hpp>
#include <scim/provisioning/job_journal.hpp>
#include <scim/provisioning/scenario.hpp>
#include <scim/provisioning/state_oracle.hpp>
#include <scim/report/model.hpp>
#include <scim/report/provisioning.hpp>

namespace scim::provisioning {

/// What a run gives every scenario.
struct ScenarioContext {
    conformance::TransportFactory transports;
    EndpointSettings endpoint;
    JobSchema schema;
    JobSettings ids;  ///< job_id, tenant_id, service_principal_id, target_name and seed are taken
    report::Redactor const& redactor;
    ExchangeSink sink;
    JobObserver& observer;
    std::function<bool()> stop;
    std::function<report::Level(std::string_view requirement)> level;
    /// Whether the provider's published schema has the attribute; empty: nothing is known of it.
    std::function<bool(ObjectType type, TargetPath const& path)> publishes;
    /// Makes the clock of the job; empty: one that jumps over the time between cycles.
    std::function<std::unique_ptr<JobClock>()> clock = {};
    bool keep = false;              ///< leave what was created
    JobJournal* journal = nullptr;  ///< of the job, when it may have to go on later; observes through `observer`
};

/// Where a job begins that is no scenario.
struct JobBeginning {
    std::optional<Directory> directory;  ///< absent: the scenario's own
    std::optional<JobState> state;       ///< of a job that goes on; absent: it begins anew
};

/// A played scenario as a case of the report: one step each, with assertions for the requirements that a failure
/// breaks.
struct ScenarioOutcome {
    report::Case outcome;
    report::ProvisioningJob job;
    FailureCounts counts;
    std::string excuse;  ///< why a quarantine at the end is not the endpoint's doing; empty: it is, or there is none
    std::size_t requests = 0;
    int left_behind = 0;  ///< objects that could not be deleted
};

/// What is wrong with a scenario, found without sending anything: objects that the directory does not have when a step
/// names them, matching attributes that are not mapped. Absent: nothing is.
std::optional<std::string> rehearse(Scenario const& scenario, JobSchema const& schema, std::uint64_t seed);

/// Never throws for what the endpoint does. The case's status is left to report::assemble(); it is `error` when the
/// scenario itself cannot be played, and `blocked` after a stop.
ScenarioOutcome play(Scenario const& scenario, ScenarioContext const& context, JobBeginning beginning = {});

}  // namespace scim::provisioning
