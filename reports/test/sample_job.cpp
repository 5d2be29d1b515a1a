// SPDX-License-Identifier: Apache-2.0
#include "sample_job.hpp"

#include <array>
#include <chrono>
#include <cstdio>
#include <utility>

#include <scim/report/assemble.hpp>

#include "sample_parts.hpp"
#include "sample_report.hpp"

namespace scim::report::sample {
namespace {

constexpr auto target_name = "customappsso";
constexpr std::array error_codes {
    "EntryConflict", "SystemForCrossDomainIdentityManagementServiceIncompatible", "EntryConflict", "Timeout"};

std::string numbered_id(std::size_t kind, std::size_t number)
{
    std::array<char, 40> text {};
    std::snprintf(text.data(), text.size(), "%08zx-0000-4000-8000-%012zx", kind, number);
    return text.data();
}

std::string user_name(std::size_t user)
{
    return user == 0 ? hostile_text() : "person" + std::to_string(user) + "@contoso.example";
}

ProvisioningCycle cycle(int number)
{
    ProvisioningCycle made;
    made.number = number;
    made.id = numbered_id(0xC1C1E, static_cast<std::size_t>(number));
    made.kind = number == 1 ? CycleKind::initial : CycleKind::incremental;
    made.began = time_at(0) + std::chrono::minutes {40} * (number - 1);
    made.ended = made.began + std::chrono::seconds {41};
    made.duration_ms = 2'250.5;
    made.pages_total = 2;
    made.pages_done = number == 3 ? 1 : 2;
    made.imported = made.entitled = 60;
    made.quarantined = number == 3;
    return made;
}

ProvisioningStep step_of(std::string name, StepType type, std::string description)
{
    return {std::move(name), type, ProvisioningStatus::success, std::move(description), {}, {}};
}

std::vector<ProvisioningStep> first_steps(std::string const& name)
{
    auto import = step_of("EntryImportAdd", StepType::import,
        "Received User '" + name + "' change of type (Add) from Microsoft Entra ID");
    import.details = {{"accountEnabled", "True"}, { "userPrincipalName", name }};
    auto scope = step_of("EntrySynchronizationScoping", StepType::scoping,
        "Determine if User in scope by evaluating against each scoping filter");
    scope.details = {{"Active in the source system", "True"}, {"ScopeEvaluationResult", "{}"}};
    auto match = step_of("EntrySynchronizationAdd", StepType::matching,
        "User '" + name
            + "' will be created in customappsso (User is active and assigned in Microsoft Entra ID, but no "
              "matching User was found in customappsso)");
    match.exchange_id = "x-000001";
    return {std::move(import), std::move(scope), std::move(match)};
}

void succeed(ProvisioningEvent& event, std::string const& name)
{
    event.steps.push_back(
        step_of("EntryExportAdd", StepType::export_, "User '" + name + "' was created in " + target_name));
    event.steps.back().details = {{"userName", name}, {"ReportableIdentifier", name}};
    event.modified = {{"userName", std::nullopt, name}, {"name.familyName", "Old", "New"}, {"title", "Boss", {}}};
    event.target.id = "t-" + event.source.id.substr(0, 8);
}

void skip(ProvisioningEvent& event, std::string const& name)
{
    event.action = ProvisioningAction::other;
    event.status = ProvisioningStatus::skipped;
    event.steps.push_back(step_of("EntrySynchronizationSkip", StepType::export_,
        "The state of the entry in both the source and target systems already match. No change to the User '" + name
            + "' currently needs to be made."));
    event.steps.back().status = ProvisioningStatus::skipped;
    event.steps.back().details = {{"SkipReason", "RedundantExport"}, {"ReportableIdentifier", name}};
}

void fail(ProvisioningEvent& event, std::string const& name, std::size_t user)
{
    event.status = ProvisioningStatus::failure;
    event.steps.push_back(
        step_of("EntryExportAdd", StepType::export_, "Failed to create User '" + name + "' in " + target_name));
    event.steps.back().status = ProvisioningStatus::failure;
    event.steps.back().exchange_id = "x-000002";
    event.error = ProvisioningErrorInformation {error_codes[user % error_codes.size()],
        "StatusCode: 409 Conflict Web Response: " + hostile_text() + " This operation was retried 0 times.",
        "Make the value unique in the source, or match by another attribute."};
}

void count(ProvisioningCycle& cycle, ProvisioningEvent const& event)
{
    if (event.status == ProvisioningStatus::success)
        ++cycle.exported;
    else if (event.status == ProvisioningStatus::skipped)
        ++cycle.skipped;
    else
        ++(event.reference ? cycle.reference_failures : cycle.failed);
    cycle.requests += 2;
}

Quarantine quarantine(ProvisioningCycle const& imposed_after)
{
    Quarantine made;
    made.reason = "EncounteredEscrowProportionThreshold";
    made.series_began = made.current_began = imposed_after.ended;
    made.series_count = 2;
    made.next_attempt = imposed_after.ended + std::chrono::hours {6};
    made.error_code = "EntryConflict";
    made.error = "42 failures of 101 events (41.6 %): more than the limit of 40.0 %.";
    return made;
}

Health health(std::vector<ProvisioningCycle> const& cycles)
{
    Health made;
    made.job.id = "scim.aaaabbbb0000cccc1111dddd2222eeee." + numbered_id(0x10B, 1);
    made.job.template_id = "scim";
    made.job.service_principal_id = numbered_id(0x5E, 1);
    made.job.tenant_id = numbered_id(0x7E, 1);
    made.job.target_name = target_name;
    made.job.code = "Quarantine";
    made.job.last = cycles.back();
    made.job.last_succeeded = cycles.front();
    made.job.steady_state_first = cycles.front().ended;
    made.job.entries_by_type = {{"User to urn:ietf:params:scim:schemas:extension:enterprise:2.0:User", 56},
        {"Group to urn:ietf:params:scim:schemas:core:2.0:Group", 4}};
    made.job.quarantine = quarantine(cycles.back());
    made.job.deletion_threshold = 500;
    made.literal = {false, "", 42, 3, 101, 0.416, "42 failures of 101 events (41.6 %): fewer than 5000."};
    made.projected = {true, "EncounteredEscrowProportionThreshold", 8'317, 590, 20'000, 0.416, "8317 failures."};
    made.success_rate = 0.58;
    made.top_errors = {{"EntryConflict", 21}, {"Timeout", 7}};
    made.audit = {{cycles.back().ended, "Quarantine", "failure",
        "This run profile is being quarantined because of: EncounteredEscrowProportionThreshold; Error: "
            + made.job.quarantine->error}};
    return made;
}

}  // namespace

ProvisioningEvent sample_event(ProvisioningCycle const& cycle, std::size_t user, std::size_t number)
{
    auto const name = user_name(user);
    auto const serial = static_cast<std::size_t>(cycle.number) * 100'000 + user;
    ProvisioningEvent event;
    event.id = numbered_id(0xE, serial);
    event.change_id = numbered_id(0xC, serial);
    event.cycle_id = cycle.id;
    event.at = cycle.began + std::chrono::milliseconds {500 * user};
    event.duration_ms = 612.25;
    event.action = cycle.number == 1 ? ProvisioningAction::create : ProvisioningAction::update;
    event.steps = first_steps(name);
    event.source = {numbered_id(0x5, user), "Person " + std::to_string(user), "User", {{"UserPrincipalName", name}}};
    event.target.type = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    if (number == 0)
        fail(event, name, user);
    else if (number == 1)
        skip(event, name);
    else
        succeed(event, name);
    event.reference = number == 0 && user % 25 == 0 && user > 0;
    return event;
}

RunReport job_facts()
{
    auto report = facts();
    for (int number = 1; number <= 3; ++number) {
        auto one = cycle(number);
        for (std::size_t user = 0; user < 68; ++user) {
            auto event = sample_event(one, user, user % (number == 1 ? 5 : 3));
            count(one, event);
            report.events.push_back(std::move(event));
        }
        one.state = one.failed > 0 ? CycleState::entry_level_errors : CycleState::succeeded;
        report.cycles.push_back(one);
    }
    report.health = health(report.cycles);
    return report;
}

std::string whole(void (*render)(RunReport const&, Output const&), RunReport const& report)
{
    std::string text;
    render(report, [&text](std::string_view piece) { text += piece; });
    return text;
}

RunReport job_report()
{
    auto report = job_facts();
    assemble(report);
    return report;
}

}  // namespace scim::report::sample
