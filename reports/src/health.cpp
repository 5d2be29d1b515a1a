// SPDX-License-Identifier: Apache-2.0
#include <scim/report/health.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include "render/utf8_walk.hpp"

namespace scim::report {
namespace {

constexpr std::size_t errors_kept = 10;

/// The kinds of work that are enlarged apart: they fail for reasons of their own.
std::string kind_of(ProvisioningEvent const& event)
{
    auto const group = event.source.type == "Group" ? "group " : "";
    return group + std::string {to_string(event.action)};
}

struct Outcomes {
    std::size_t succeeded = 0, failed = 0;
};

/// The last outcome of each object and action, by kind of action; those of references apart.
struct Tally {
    std::map<std::string, Outcomes> objects;
    Outcomes references;

    Outcomes total() const
    {
        Outcomes sum;
        for (auto const& [kind, part] : objects) {
            sum.succeeded += part.succeeded;
            sum.failed += part.failed;
        }
        return sum;
    }
};

std::string const& name_of(ProvisioningEvent const& event)
{
    return event.source.id.empty() ? event.change_id : event.source.id;
}

bool is_in_sync(ProvisioningEvent const& event)
{
    return event.status == ProvisioningStatus::skipped && !event.steps.empty()
        && std::any_of(event.steps.back().details.begin(), event.steps.back().details.end(),
            [](auto const& detail) { return detail.second == "RedundantExport"; });
}

using OutcomeKey = std::tuple<std::string, bool, std::string>;  // object, reference, kind

/// An object found in sync has got over what failed before.
void forgive(std::map<OutcomeKey, bool>& last, std::string const& object, bool reference)
{
    for (auto& [key, ok] : last) {
        if (std::get<0>(key) == object && std::get<1>(key) == reference)
            ok = true;
    }
}

Tally tally(std::vector<ProvisioningEvent> const& events)
{
    std::map<OutcomeKey, bool> last;
    for (auto const& event : events) {
        if (is_in_sync(event))
            forgive(last, name_of(event), event.reference);
        else if (event.status != ProvisioningStatus::skipped)
            last[{name_of(event), event.reference, kind_of(event)}] = event.status != ProvisioningStatus::failure;
    }
    Tally counted;
    for (auto const& [key, ok] : last) {
        auto& part = std::get<1>(key) ? counted.references : counted.objects[std::get<2>(key)];
        ++(ok ? part.succeeded : part.failed);
    }
    return counted;
}

std::size_t enlarged(std::size_t part, std::size_t whole, std::size_t population)
{
    auto const share = static_cast<double>(part) / static_cast<double>(whole);
    return static_cast<std::size_t>(std::llround(share * static_cast<double>(population)));
}

/// `create 12 of 20, group update 1 of 4`: the kinds of action that failed.
std::string failing_kinds(Tally const& counted)
{
    std::string text;
    for (auto const& [kind, part] : counted.objects) {
        if (part.failed > 0)
            text += (text.empty() ? "" : ", ") + kind + ' ' + std::to_string(part.failed) + " of "
                + std::to_string(part.failed + part.succeeded);
    }
    return text;
}

QuarantineRule too_few(Outcomes const& total)
{
    QuarantineRule rule;
    auto const seen = total.failed + total.succeeded;
    rule.text = "Too few events to project: " + std::to_string(seen) + " outcomes, at least "
        + std::to_string(least_outcomes) + " are needed.";
    return rule;
}

QuarantineRule project(std::vector<ProvisioningEvent> const& events, Projection const& projection)
{
    auto const counted = tally(events);
    auto const total = counted.total();
    auto const seen = total.failed + total.succeeded;
    if (seen < least_outcomes)
        return too_few(total);
    FailureCounts counts;
    for (auto const& [kind, part] : counted.objects)
        counts.failed += enlarged(part.failed, seen, projection.population);
    counts.failed = std::min(counts.failed, projection.population);
    counts.succeeded = projection.population - counts.failed;
    counts.reference_failures = enlarged(counted.references.failed, seen, projection.population);
    auto rule = evaluate(projection.thresholds, counts);
    auto const kinds = failing_kinds(counted);
    rule.text = "At " + std::to_string(projection.population) + " users: " + rule.text
        + (kinds.empty() ? "" : " Failed in this run: " + kinds + ".");
    return rule;
}

double success_rate(std::vector<ProvisioningEvent> const& events)
{
    std::size_t tried = 0, failed = 0;
    for (auto const& event : events) {
        tried += event.status == ProvisioningStatus::skipped ? 0 : 1;
        failed += event.status == ProvisioningStatus::failure ? 1 : 0;
    }
    return tried == 0 ? 1.0 : static_cast<double>(tried - failed) / static_cast<double>(tried);
}

std::vector<std::pair<std::string, std::size_t>> top_errors(
    std::vector<ProvisioningCycle> const& cycles, std::vector<ProvisioningEvent> const& events)
{
    std::map<std::string, std::size_t> counts;
    for (auto const& event : events) {
        if (event.status == ProvisioningStatus::failure && event.error)
            ++counts[event.error->code];
    }
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

/// Objects whose last event failed, and those whose last event did not.
FailureCounts open_failures(std::vector<ProvisioningCycle> const& cycles, std::vector<ProvisioningEvent> const& events)
{
    std::map<std::pair<std::string, bool>, bool> last;
    for (auto const& event : events) {
        if (event.status != ProvisioningStatus::skipped || is_in_sync(event))
            last[{name_of(event), event.reference}] = event.status != ProvisioningStatus::failure;
    }
    FailureCounts counts;
    for (auto const& [key, ok] : last) {
        if (!key.second)
            ++(ok ? counts.succeeded : counts.failed);
        else
            counts.reference_failures += ok ? 0 : 1;
    }
    counts.job_failed = !cycles.empty() && cycles.back().state == CycleState::failed;
    return counts;
}

std::vector<std::pair<std::string, std::size_t>> linked_objects(std::vector<ProvisioningEvent> const& events)
{
    std::map<std::string, std::set<std::string>> linked;
    for (auto const& event : events) {
        if (!event.target.id.empty())
            linked[event.source.type + " to " + event.target.type].insert(name_of(event));
    }
    std::vector<std::pair<std::string, std::size_t>> counts;
    for (auto const& [type, objects] : linked)
        counts.emplace_back(type, objects.size());
    return counts;
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

Health assess(JobFacts facts, std::vector<ProvisioningCycle> cycles, std::vector<ProvisioningEvent> const& events,
    Projection const& projection)
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

Health rebuild_health(std::vector<ProvisioningCycle> const& cycles, std::vector<ProvisioningEvent> const& events)
{
    JobFacts facts;
    facts.literal = evaluate({}, open_failures(cycles, events));
    facts.job.entries_by_type = linked_objects(events);
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
    for (auto const& event : report.events)
        if (event.error && event.error->code == code && !event.error->recommended_action.empty())
            return event.error->recommended_action;
    return {};
}

bool is_quiet(ProvisioningCycle const& cycle)
{
    return cycle.state == CycleState::succeeded && cycle.exported == 0 && cycle.skipped == 0;
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
