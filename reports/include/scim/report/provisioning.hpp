// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What a simulated provisioning job did, in the terms of Microsoft Graph's provisioning logs and synchronization jobs.
/// Times are UTC on the job's own clock, which may run ahead of the wall clock. Texts are redacted, and hostile.

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <scim/wire/date_time.hpp>
#include <scim/wire/json.hpp>

namespace scim::report {

enum class ProvisioningAction { create, update, remove, staged_delete, disable, other };
enum class ProvisioningStatus { success, failure, skipped, warning };
enum class StepType { import, scoping, matching, processing, reference_resolution, export_ };

/// `create`, `update`, `delete`, `stageddelete`, `disable`, `other`: Graph's spelling.
std::string_view to_string(ProvisioningAction action);
/// `success`, `failure`, `skipped`, `warning`.
std::string_view to_string(ProvisioningStatus status);
/// `import`, `scoping`, `matching`, `processing`, `referenceResolution`, `export`.
std::string_view to_string(StepType type);

/// One line of the tab "Steps".
struct ProvisioningStep {
    std::string name;  ///< `EntryExportAdd`
    StepType type = StepType::import;
    ProvisioningStatus status = ProvisioningStatus::success;
    std::string description;
    std::vector<std::pair<std::string, std::string>> details;
    std::string exchange_id;  ///< of the request that the step sent; empty: none

    friend bool operator==(ProvisioningStep const&, ProvisioningStep const&) = default;
};

/// Old and new value of an attribute of the target; absent: none.
struct ModifiedProperty {
    std::string name;
    std::optional<std::string> old_value, new_value;

    friend bool operator==(ModifiedProperty const&, ModifiedProperty const&) = default;
};

/// Why an object was not provisioned.
struct ProvisioningErrorInformation {
    std::string code;    ///< `EntryConflict`; docs: Entra's error codes
    std::string reason;  ///< the message an administrator reads
    std::string recommended_action;

    friend bool operator==(ProvisioningErrorInformation const&, ProvisioningErrorInformation const&) = default;
};

/// One object of source or target as the logs name it.
struct ProvisioningIdentity {
    std::string id, display_name, type;
    std::vector<std::pair<std::string, std::string>> details;

    friend bool operator==(ProvisioningIdentity const&, ProvisioningIdentity const&) = default;
};

/// One entry of the provisioning logs: what became of one object in one cycle.
struct ProvisioningEvent {
    std::string id, change_id, cycle_id;
    TimePoint at {};
    double duration_ms = 0;
    ProvisioningAction action = ProvisioningAction::other;
    ProvisioningStatus status = ProvisioningStatus::success;
    std::optional<ProvisioningErrorInformation> error;
    std::vector<ProvisioningStep> steps;
    std::vector<ModifiedProperty> modified;
    ProvisioningIdentity source, target;
    bool reference = false;  ///< the pass for managers and members: its failures count apart

    friend bool operator==(ProvisioningEvent const&, ProvisioningEvent const&) = default;
};

enum class CycleKind { initial, incremental, on_demand };
enum class CycleState { succeeded, failed, entry_level_errors };

/// `initial`, `incremental`, `on-demand`; `Succeeded`, `Failed`, `EntryLevelErrors`.
std::string_view to_string(CycleKind kind);
std::string_view to_string(CycleState state);

/// One run of the job.
struct ProvisioningCycle {
    std::string id;  ///< activity identifier
    int number = 1;
    CycleKind kind = CycleKind::initial;
    CycleState state = CycleState::succeeded;
    TimePoint began {}, ended {};  ///< on the job's clock
    double duration_ms = 0;        ///< on the wall clock
    std::size_t imported = 0, imported_references = 0, entitled = 0, exported = 0, failed = 0, reference_failures = 0,
                skipped = 0, deletions = 0, requests = 0;
    std::size_t pages_done = 0, pages_total = 0;
    std::string error_code, error;  ///< of the job as a whole
    bool quarantined = false;       ///< after it

    friend bool operator==(ProvisioningCycle const&, ProvisioningCycle const&) = default;
};

/// Graph's synchronizationQuarantine.
struct Quarantine {
    std::string reason;  ///< `EncounteredQuarantineException`, ...
    TimePoint series_began {}, current_began {};
    int series_count = 0;  ///< re-evaluated and kept
    std::optional<TimePoint> next_attempt;
    std::string error_code, error;

    friend bool operator==(Quarantine const&, Quarantine const&) = default;
};

/// Graph's synchronizationJob with its status.
struct ProvisioningJob {
    std::string id, template_id, service_principal_id, tenant_id, target_name;
    std::string code = "NotRun";            ///< `NotConfigured`, `NotRun`, `Active`, `Paused`, `Quarantine`
    std::string schedule_state = "Active";  ///< `Active`, `Disabled`, `Paused`
    std::string interval = "PT40M";
    int successive_complete_failures = 0;
    bool escrows_pruned = false;
    std::optional<ProvisioningCycle> last, last_succeeded, last_succeeded_with_exports;
    std::optional<TimePoint> steady_state_first, steady_state_last;
    std::vector<std::pair<std::string, std::size_t>> entries_by_type;
    std::optional<Quarantine> quarantine;
    std::optional<std::size_t> deletion_threshold;
    std::string troubleshooting_url;

    friend bool operator==(ProvisioningJob const&, ProvisioningJob const&) = default;
};

/// One evaluation of the quarantine rules.
struct QuarantineRule {
    bool quarantine = false;
    std::string reason;  ///< code; empty: none
    std::size_t failures = 0, reference_failures = 0, events = 0;
    double ratio = 0;
    std::string text;  ///< one sentence with the numbers

    friend bool operator==(QuarantineRule const&, QuarantineRule const&) = default;
};

/// An entry of the audit log, such as "Quarantine".
struct AuditEntry {
    TimePoint at {};
    std::string activity, result, reason;

    friend bool operator==(AuditEntry const&, AuditEntry const&) = default;
};

/// The health report.
struct Health {
    ProvisioningJob job;
    QuarantineRule literal, projected;
    std::size_t population = 20'000;  ///< users, for the projection
    double success_rate = 1;          ///< of events that were not skipped
    std::vector<std::pair<std::string, std::size_t>> top_errors;
    std::map<std::string, std::string> remedies;  ///< what to do, by code of an error; where it is known
    std::vector<AuditEntry> audit;
    std::vector<ProvisioningCycle> cycles;
    std::string excuse;  ///< why a quarantine is not the endpoint's doing, as a sentence; empty: it is

    friend bool operator==(Health const&, Health const&) = default;
};

}  // namespace scim::report
