// SPDX-License-Identifier: Apache-2.0
#include "provisioning_json.hpp"

#include <array>
#include <utility>

#include "json_view.hpp"
#include "parse_name.hpp"

namespace scim::report {
namespace {

constexpr std::array actions {ProvisioningAction::create, ProvisioningAction::update, ProvisioningAction::remove,
    ProvisioningAction::staged_delete, ProvisioningAction::disable, ProvisioningAction::other};
constexpr std::array statuses {
    ProvisioningStatus::success, ProvisioningStatus::failure, ProvisioningStatus::skipped, ProvisioningStatus::warning};
constexpr std::array step_types {StepType::import, StepType::scoping, StepType::matching, StepType::processing,
    StepType::reference_resolution, StepType::export_};
constexpr std::array cycle_kinds {CycleKind::initial, CycleKind::incremental, CycleKind::on_demand};
constexpr std::array cycle_states {CycleState::succeeded, CycleState::failed, CycleState::entry_level_errors};

std::vector<std::pair<std::string, std::string>> read_details(Json const& json)
{
    std::vector<std::pair<std::string, std::string>> details;
    if (!json.is_object())
        return details;
    for (auto const& member : json.as_object()) {
        if (member.value.is_string())
            details.emplace_back(member.name, member.value.as_string());
    }
    return details;
}

std::optional<ProvisioningErrorInformation> read_error(Json const& json)
{
    if (!json.is_object())
        return std::nullopt;
    JsonView const view {json};
    return ProvisioningErrorInformation {view.text("errorCode"), view.text("reason"), view.text("recommendedAction")};
}

ProvisioningStep read_step(Json const& json)
{
    JsonView const view {json};
    ProvisioningStep step;
    step.name = view.text("name");
    step.type = parse_name(view.text("provisioningStepType"), step_types).value_or(StepType::processing);
    step.status = parse_name(view.text("status"), statuses).value_or(ProvisioningStatus::warning);
    step.description = view.text("description");
    step.details = read_details(view.child("details"));
    step.exchange_id = view.text("x-exchange");
    return step;
}

ModifiedProperty read_property(Json const& json)
{
    JsonView const view {json};
    return {view.text("displayName"), view.maybe_text("oldValue"), view.maybe_text("newValue")};
}

ProvisioningIdentity read_identity(Json const& json)
{
    JsonView const view {json};
    return {view.text("id"), view.text("displayName"), view.text("identityType"), read_details(view.child("details"))};
}

std::optional<ProvisioningCycle> read_optional_cycle(Json const& json)
{
    return json.is_object() ? std::optional {read_cycle(json)} : std::nullopt;
}

std::optional<TimePoint> read_optional_time(JsonView const& view, std::string_view name)
{
    return parse_date_time(view.text(name));
}

std::optional<Quarantine> read_quarantine(Json const& json)
{
    if (!json.is_object())
        return std::nullopt;
    JsonView const view {json};
    Quarantine quarantine;
    quarantine.reason = view.text("reason");
    quarantine.series_began = view.time("seriesBegan");
    quarantine.current_began = view.time("currentBegan");
    quarantine.series_count = view.integer("seriesCount");
    quarantine.next_attempt = read_optional_time(view, "nextAttempt");
    quarantine.error_code = view.text("errorCode");
    quarantine.error = view.text("error");
    return quarantine;
}

std::vector<std::pair<std::string, std::size_t>> read_counts(
    JsonView const& parent, std::string_view member, std::string_view name)
{
    return parent.each(member, [name](Json const& json) {
        JsonView const view {json};
        return std::pair {view.text(name), view.size("count").value_or(0)};
    });
}

ProvisioningJob read_job(Json const& json)
{
    JsonView const view {json};
    ProvisioningJob job;
    job.id = view.text("id");
    job.template_id = view.text("templateId");
    job.service_principal_id = view.text("servicePrincipalId");
    job.tenant_id = view.text("tenantId");
    job.target_name = view.text("targetName");
    job.code = view.maybe_text("code").value_or(job.code);
    job.schedule_state = view.maybe_text("scheduleState").value_or(job.schedule_state);
    job.interval = view.maybe_text("interval").value_or(job.interval);
    job.successive_complete_failures = view.integer("countSuccessiveCompleteFailures");
    job.escrows_pruned = view.boolean("escrowsPruned", false);
    job.last = read_optional_cycle(view.child("last"));
    job.last_succeeded = read_optional_cycle(view.child("lastSucceeded"));
    job.last_succeeded_with_exports = read_optional_cycle(view.child("lastSucceededWithExports"));
    job.steady_state_first = read_optional_time(view, "steadyStateFirst");
    job.steady_state_last = read_optional_time(view, "steadyStateLast");
    job.entries_by_type = read_counts(view, "entriesByType", "type");
    job.quarantine = read_quarantine(view.child("quarantine"));
    job.deletion_threshold = view.size("deletionThreshold");
    job.troubleshooting_url = view.text("troubleshootingUrl");
    return job;
}

std::map<std::string, std::string> read_remedies(JsonView const& view)
{
    std::map<std::string, std::string> remedies;
    view.each("topErrors", [&remedies](Json const& json) {
        JsonView const error {json};
        if (auto remedy = error.text("remedy"); !remedy.empty())
            remedies.emplace(error.text("code"), std::move(remedy));
        return 0;
    });
    return remedies;
}

QuarantineRule read_rule(JsonView const& view)
{
    QuarantineRule rule;
    rule.quarantine = view.boolean("quarantine", false);
    rule.reason = view.text("reason");
    rule.failures = view.size("failures").value_or(0);
    rule.reference_failures = view.size("referenceFailures").value_or(0);
    rule.events = view.size("events").value_or(0);
    rule.ratio = view.real("ratio").value_or(0);
    rule.text = view.text("text");
    return rule;
}

AuditEntry read_audit(Json const& json)
{
    JsonView const view {json};
    return {view.time("at"), view.text("activity"), view.text("result"), view.text("reason")};
}

}  // namespace

ProvisioningEvent read_event(Json const& json)
{
    JsonView const view {json};
    JsonView const status {view.child("provisioningStatusInfo")};
    ProvisioningEvent event;
    event.id = view.text("id");
    event.change_id = view.text("changeId");
    event.cycle_id = view.text("cycleId");
    event.at = view.time("activityDateTime");
    event.duration_ms = view.real("durationInMilliseconds").value_or(0);
    event.action = parse_name(view.text("provisioningAction"), actions).value_or(ProvisioningAction::other);
    event.status = parse_name(status.text("status"), statuses).value_or(ProvisioningStatus::warning);
    event.error = read_error(status.child("errorInformation"));
    event.steps = view.each("provisioningSteps", read_step);
    event.modified = view.each("modifiedProperties", read_property);
    event.source = read_identity(view.child("sourceIdentity"));
    event.target = read_identity(view.child("targetIdentity"));
    event.reference = view.boolean("x-reference", false);
    return event;
}

ProvisioningCycle read_cycle(Json const& json)
{
    JsonView const view {json};
    auto const count = [&view](std::string_view name) { return view.size(name).value_or(0); };
    ProvisioningCycle cycle;
    cycle.id = view.text("id");
    cycle.number = view.integer("number", 1);
    cycle.kind = parse_name(view.text("kind"), cycle_kinds).value_or(CycleKind::incremental);
    cycle.state = parse_name(view.text("state"), cycle_states).value_or(CycleState::failed);
    cycle.began = view.time("virtualStart");
    cycle.ended = view.time("virtualEnd");
    cycle.duration_ms = view.real("durationMs").value_or(0);
    cycle.imported = count("countImported");
    cycle.imported_references = count("countImportedReferences");
    cycle.entitled = count("countEntitled");
    cycle.exported = count("countExported");
    cycle.failed = count("countEscrowed");
    cycle.reference_failures = count("countReferenceFailures");
    cycle.skipped = count("countSkipped");
    cycle.deletions = count("countDeletions");
    cycle.requests = count("requests");
    cycle.pages_done = count("pagesDone");
    cycle.pages_total = count("pagesTotal");
    cycle.error_code = view.text("errorCode");
    cycle.error = view.text("error");
    cycle.quarantined = view.boolean("quarantined", false);
    return cycle;
}

Health read_health(Json const& json)
{
    JsonView const view {json};
    JsonView const assessment {view.child("assessment")};
    JsonView const projected {assessment.child("projected")};
    Health health;
    health.job = read_job(view.child("job"));
    health.literal = read_rule(JsonView {assessment.child("literal")});
    health.projected = read_rule(projected);
    health.population = projected.size("population").value_or(health.population);
    health.success_rate = view.real("successRate").value_or(1);
    health.top_errors = read_counts(view, "topErrors", "code");
    health.remedies = read_remedies(view);
    health.audit = view.each("audit", read_audit);
    health.excuse = view.text("excuse");
    return health;
}

}  // namespace scim::report
