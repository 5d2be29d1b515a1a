// SPDX-License-Identifier: Apache-2.0
#include <scim/report/provisioning.hpp>

namespace scim::report {

std::string_view to_string(ProvisioningAction action)
{
    switch (action) {
    case ProvisioningAction::create: return "create";
    case ProvisioningAction::update: return "update";
    case ProvisioningAction::remove: return "delete";
    case ProvisioningAction::staged_delete: return "stageddelete";
    case ProvisioningAction::disable: return "disable";
    case ProvisioningAction::other: break;
    }
    return "other";
}

std::string_view to_string(ProvisioningStatus status)
{
    switch (status) {
    case ProvisioningStatus::success: return "success";
    case ProvisioningStatus::failure: return "failure";
    case ProvisioningStatus::skipped: return "skipped";
    case ProvisioningStatus::warning: break;
    }
    return "warning";
}

std::string_view to_string(StepType type)
{
    switch (type) {
    case StepType::import: return "import";
    case StepType::scoping: return "scoping";
    case StepType::matching: return "matching";
    case StepType::processing: return "processing";
    case StepType::reference_resolution: return "referenceResolution";
    case StepType::export_: break;
    }
    return "export";
}

std::string_view to_string(CycleKind kind)
{
    switch (kind) {
    case CycleKind::initial: return "initial";
    case CycleKind::incremental: return "incremental";
    case CycleKind::on_demand: break;
    }
    return "on-demand";
}

std::string_view to_string(CycleState state)
{
    switch (state) {
    case CycleState::succeeded: return "Succeeded";
    case CycleState::failed: return "Failed";
    case CycleState::entry_level_errors: break;
    }
    return "EntryLevelErrors";
}

}  // namespace scim::report
