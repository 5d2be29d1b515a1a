// SPDX-License-Identifier: Apache-2.0
#include <scim/report/health.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "render/utf8_walk.hpp"

namespace scim::report {
namespace {

constexpr std::size_t errors_kept = 10;

std::size_t enlarged(std::size_t part, std::size_t whole, std::size_t population)
{
    auto const share = static_cast<double>(part) / static_cast<double>(whole);
    return static_cast<std::size_t>(std::llround(share * static_cast<double>(population)));
}

/// `create 12 of 20, group update 1 of 4`: the kinds of action that failed.
std::string failing_kinds(std::map<std::string, EventTally::Outcomes> const& kinds)
{
    std::string text;
    for (auto const& [kind, part] : kinds) {
        if (part.failed > 0)
            text += (text.empty() ? "" : ", ") + kind + ' ' + std::to_string(part.failed) + " of "
                + std::to_string(part.failed + part.succeeded);
    }
    return text;
}

QuarantineRule too_few(std::size_t seen)
{
    QuarantineRule rule;
    rule.text = "Too few events to project: " + std::to_string(seen) + " outcomes, at least "
        + std::to_string(least_outcomes) + " are needed.";
    return rule;
}

QuarantineRule project(EventTally const& events, Projection const& projection)
{
    auto const kinds = events.by_kind();
    std::size_t seen = 0;
    for (auto const& [kind, part] : kinds)
        seen += part.failed + part.succeeded;
    if (seen < least_outcomes)
        return too_few(seen);
    FailureCounts counts;
    for (auto const& [kind, part] : kinds)
        counts.failed += enlarged(part.failed, seen, projection.population);
    counts.failed = std::min(counts.failed, projection.population);
    counts.succeeded = projection.population - counts.failed;
    counts.reference_failures = enlarged(events.references().failed, seen, projection.population);
    auto rule = evaluate(projection.thresholds, counts);
    auto const failing = failing_kinds(kinds);
    rule.text = "At " + std::to_string(projection.population) + " users: " + rule.text
        + (failing.empty() ? "" : " Failed in this run: " + failing + ".");
    return rule;
}

double success_rate(EventTally const& events)
{
    auto const tried = events.tried();
    return tried == 0 ? 1.0 : static_cast<double>(tried - events.failed()) / static_cast<double>(tried);
}

std::vector<std::pair<std::string, std::size_t>> top_errors(
    std::vector<ProvisioningCycle> const& cycles, EventTally const& events)
{
    auto counts = events.errors();
    for (auto const& cycle : cycles) {
        if (!cycle.error_code.empty())
            ++counts[cycle.error_code];
    }
    std::vector<std::pair<std::string, std::size_t>> errors {counts.begin(), counts.end()};
    std::stable_sort(
        errors.begin(), errors.end(), [](auto const& left, auto const& right) { return left.second > right.second; });
    errors.resize(std::min(errors.size(), errors_kept));
    return errors;
}

Quarantine seen_quarantine(std::vector<ProvisioningCycle> const& cycles, std::string reason)
{
    auto const first = std::find_if(cycles.rbegin(), cycles.rend(), [](ProvisioningCycle const& cycle) {
        return !cycle.quarantined;
    }).base();
    Quarantine quarantine;
    quarantine.reason = std::move(reason);
    quarantine.series_began = first->ended;
    quarantine.current_began = cycles.back().ended;
    quarantine.series_count = static_cast<int>(cycles.end() - first) - 1;
    quarantine.error_code = cycles.back().error_code;
    quarantine.error = cycles.back().error;
    return quarantine;
}

/// What the job noted, short enough for a banner, as a sentence.
std::string sentence(std::string const& text)
{
    constexpr std::size_t longest = 300;
    auto const kept = utf8_prefix(text, longest);
    if (kept.size() < text.size())
        return std::string {kept} + "...";
    return text.empty() || text.back() == '.' ? text : text + '.';
}

/// The rules know the numbers; where the job is in quarantine for another reason, it knows more.
std::string literal_text(Health const& health)
{
    auto const& quarantine = health.job.quarantine;
    if (!quarantine || quarantine->reason == health.literal.reason)
        return health.literal.text;
    return sentence(quarantine->error);
}

HealthBanner literal_banner(Health const& health)
{
    auto const& quarantine = health.job.quarantine;
    auto const reason = quarantine ? quarantine->reason : health.literal.reason;
    auto text = literal_text(health);
    if (!health.excuse.empty())
        text += (text.empty() ? "" : " ") + health.excuse;
    if (reason == to_string(QuarantineReason::too_many_deletes))
        return {"Accidental deletion prevention would stop this cycle.", reason, text};
    if (!health.excuse.empty())
        return {"The job is in quarantine, through no fault of the endpoint.", reason, text};
    if (quarantine && quarantine->error_code == "Unauthorized")
        return {"Provisioning would be quarantined.", reason,
            "The endpoint refused the token (401). Entra reports invalid admin credentials."};
    return {"Provisioning would be quarantined.", reason, text};
}

}  // namespace

Health assess(
    JobFacts facts, std::vector<ProvisioningCycle> cycles, EventTally const& events, Projection const& projection)
{
    Health health;
    health.job = std::move(facts.job);
    health.literal = std::move(facts.literal);
    health.audit = std::move(facts.audit);
    health.excuse = std::move(facts.excuse);
    health.population = projection.population;
    health.projected = project(events, projection);
    health.success_rate = success_rate(events);
    health.top_errors = top_errors(cycles, events);
    health.cycles = std::move(cycles);
    return health;
}

Health rebuild_health(std::vector<ProvisioningCycle> const& cycles, EventTally const& events)
{
    JobFacts facts;
    auto open = events.open_failures();
    open.job_failed = !cycles.empty() && cycles.back().state == CycleState::failed;
    facts.literal = evaluate({}, open);
    facts.job.entries_by_type = events.linked_objects();
    if (!cycles.empty()) {
        facts.job.code = cycles.back().quarantined ? "Quarantine" : "Active";
        facts.job.last = cycles.back();
    }
    for (auto const& cycle : cycles) {
        if (cycle.state == CycleState::succeeded)
            facts.job.last_succeeded = cycle;
        if (cycle.state == CycleState::succeeded && cycle.exported > 0)
            facts.job.last_succeeded_with_exports = cycle;
    }
    if (!cycles.empty() && cycles.back().quarantined) {
        auto const& reason = facts.literal.reason;
        facts.job.quarantine = seen_quarantine(cycles, reason.empty() ? "Unknown" : reason);
    }
    return assess(std::move(facts), cycles, events);
}

bool is_quarantined(Health const& health)
{
    return health.literal.quarantine || health.job.quarantine.has_value();
}

bool accuses_endpoint(Health const& health)
{
    return is_quarantined(health) && health.excuse.empty();
}

bool is_known_quarantine(RunReport const& report)
{
    auto const is_new = [](Case const& one) { return one.status == Status::fail && !one.known; };
    return report.baseline && report.counts.known > 0 && std::none_of(report.cases.begin(), report.cases.end(), is_new);
}

std::string remedy_of(RunReport const& report, std::string const& code)
{
    if (report.health)
        if (auto const found = report.health->remedies.find(code); found != report.health->remedies.end())
            return found->second;
    // The record of an older version; an entry's code tells its remedy.
    for (std::size_t i = 0; i < report.events.size(); ++i) {
        if (report.events.code(i) != code)
            continue;
        auto const event = report.events[i];
        return event.error ? event.error->recommended_action : std::string {};
    }
    return {};
}

bool is_quiet(ProvisioningCycle const& cycle)
{
    return cycle.state == CycleState::succeeded && cycle.exported == 0 && cycle.skipped == 0 && !cycle.quarantined;
}

bool is_only_projected(Health const& health)
{
    return health.projected.quarantine && !is_quarantined(health);
}

HealthBanner banner(Health const& health)
{
    if (is_quarantined(health))
        return literal_banner(health);
    if (health.job.escrows_pruned)
        return {"The initial cycle would finish and then pause.", "",
            "Errors reached the threshold during the initial cycle."};
    if (health.projected.quarantine)
        return {"Predicted quarantine.", health.projected.reason, health.projected.text};
    return {};
}

}  // namespace scim::report
