// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// A tenant with a provisioning job and a reference server that takes what Entra ID sends, for tests of the job.

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <scim/provisioning/job.hpp>
#include <scim/provisioning/state_oracle.hpp>
#include <scim/provisioning/weather.hpp>

#include "in_process.hpp"

namespace scim::selftest {

/// Keeps what the job tells.
struct JobRecorder final : provisioning::JobObserver {
    void on_event(report::ProvisioningEvent const& event) override { events.push_back(event); }
    void on_audit(report::AuditEntry const& entry) override { audit.push_back(entry); }

    std::vector<report::ProvisioningEvent> events;
    std::vector<report::AuditEntry> audit;

    /// Successes of that action.
    std::size_t count(report::ProvisioningAction action) const;
    /// How often each error code was told.
    std::map<std::string, int> codes() const;
};

/// A user called `name`, with the id `name-id`; the manager is named likewise.
provisioning::SourceObject user(std::string const& name, std::string const& manager = {});
provisioning::SourceObject group(std::string const& name, std::vector<std::string> const& members);

/// What assigns people to the application.
extern provisioning::RoleAssignment const everyday_role;

/// How a company's job is set up.
struct CompanyWish {
    provisioning::JobSettings settings;
    ServerWish server;
    provisioning::Scope scope;
};

/// Its clock stands still, so that equal runs are equal.
struct Company {
    explicit Company(provisioning::Dialect dialect = provisioning::Dialect::unflagged, ServerWish const& wish = {},
        std::string const& mapping = "mediusflow-current", std::size_t members_per_patch = 1);
    Company(provisioning::JobSchema schema, CompanyWish const& wish);

    void add(provisioning::SourceObject const& object, bool assigned = true);
    /// Ada, Bo and Cy, each the manager of the next; Di, who is not assigned; the group of staff.
    void hire();
    /// One cycle, an interval later; what was recorded before is dropped.
    report::ProvisioningCycle cycle();
    /// Fails the test for whatever the target shows instead of what was sent.
    void target_is_as_sent();
    std::vector<provisioning::Deviation> deviations();
    /// The resource that belongs to that object of the source.
    Json shown(std::string const& id);
    /// The next request of that method, below that path, is answered so.
    void answer_once(std::string const& method, std::string const& path, int status);

    Handler server;
    provisioning::Weather weather;
    provisioning::ManualClock clock {*parse_date_time("2026-01-01T00:00:00Z")};
    provisioning::Directory directory;
    std::unique_ptr<report::Redactor> redactor
        = report::Redactor::make({{secret_token}, "", report::PersonalData::show});
    JobRecorder recorder;
    std::unique_ptr<provisioning::Endpoint> endpoint;
    std::unique_ptr<provisioning::Job> job;
    provisioning::StateOracle oracle;
};

/// The mapping of that id, as a job takes it.
provisioning::JobSchema schema_named(std::string const& mapping);

}  // namespace scim::selftest
