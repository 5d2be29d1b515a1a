// SPDX-License-Identifier: Apache-2.0
#include <scim/report/baseline.hpp>

#include <algorithm>
#include <set>
#include <utility>

#include <scim/report/assemble.hpp>

#include "apply_baseline.hpp"
#include "findings.hpp"

namespace scim::report {
namespace {

using RequirementAt = std::pair<std::string_view, std::string_view>;  ///< requirement, operation

bool is_judged(Status status)
{
    return status == Status::pass || status == Status::fail || status == Status::warn || status == Status::info;
}

/// What a run looked at.
class Observations {
public:
    explicit Observations(RunReport const& report)
    {
        for (auto const& exchange : report.exchanges)
            operations_.emplace(exchange.id, exchange.operation);
        for (auto const& [id, operation] : operations_)
            exchanged_.insert(operation);
        for (auto const& one : report.cases) {
            cases_.emplace(one.id, &one);
            if (is_judged(one.status))
                add(one);
        }
    }

    /// Why the entry's failure was not looked for; empty when it was, and is gone.
    std::string obstacle(BaselineEntry const& entry) const
    {
        for (auto const& operation : entry.operations) {
            if (operation != "*" && !exchanged_.contains(operation))
                return "nothing was sent to " + operation;
        }
        if (entry.cases.empty())
            return obstacle_by_operation(entry);
        for (auto const& id : entry.cases) {
            if (auto reason = obstacle_of_case(id, entry.requirement); !reason.empty())
                return reason;
        }
        return {};
    }

private:
    void add(Case const& one)
    {
        std::string_view operation;
        for (auto const& step : one.steps) {
            if (auto const found = operations_.find(step.exchange_id); found != operations_.end())
                operation = found->second;
            for (auto const& assertion : step.assertions)
                (assertion.ok ? held_ : broken_).emplace(assertion.requirement, operation);
        }
    }

    std::string obstacle_of_case(std::string const& id, std::string const& requirement) const
    {
        auto const found = cases_.find(id);
        if (found == cases_.end())
            return id + " was not run";
        auto const& one = *found->second;
        if (!is_judged(one.status))
            return id + " came to no result: " + std::string {to_string(one.status)};
        bool held = false;
        for (auto const& step : one.steps) {
            for (auto const& assertion : step.assertions) {
                if (assertion.requirement != requirement)
                    continue;
                if (!assertion.ok)
                    return id + " still fails, in another way";
                held = true;
            }
        }
        return held ? std::string {} : id + " did not come to " + requirement;
    }

    std::string obstacle_by_operation(BaselineEntry const& entry) const
    {
        auto const any = [&](std::set<RequirementAt> const& seen) {
            return std::any_of(seen.begin(), seen.end(), [&](RequirementAt const& at) {
                return at.first == entry.requirement
                    && (entry.operations.empty() || entry.operations.front() == "*"
                        || std::find(entry.operations.begin(), entry.operations.end(), at.second)
                            != entry.operations.end());
            });
        };
        if (any(broken_))
            return entry.requirement + " still fails, in another way";
        return any(held_) ? std::string {} : entry.requirement + " was not tested";
    }

    std::map<std::string_view, std::string_view> operations_;
    std::set<std::string_view> exchanged_;
    std::map<std::string_view, Case const*> cases_;
    std::set<RequirementAt> held_, broken_;
};

bool has_expired(BaselineEntry const& entry, std::string const& day)
{
    return !entry.expires.empty() && entry.expires < day;
}

BaselineEntry const* find_in(Baseline const& baseline, std::string_view fingerprint)
{
    auto const found = std::find_if(baseline.entries.begin(), baseline.entries.end(),
        [fingerprint](BaselineEntry const& entry) { return entry.fingerprint == fingerprint; });
    return found == baseline.entries.end() ? nullptr : &*found;
}

std::string state_of(Finding const& finding, Baseline const& baseline, std::string const& day)
{
    auto const* const entry = find_in(baseline, finding.fingerprint);
    if (entry == nullptr)
        return "new";
    return has_expired(*entry, day) ? "expired" : "known";
}

/// A case is known when all that makes it what it is has an entry: of a failure the broken MUSTs, of a warning the
/// broken SHOULDs.
void mark_cases(RunReport& report)
{
    std::map<std::string_view, Finding const*> findings;
    for (auto const& finding : report.findings)
        findings.emplace(finding.id, &finding);
    for (auto& one : report.cases) {
        bool any = false, all = true;
        for (auto const& id : one.finding_ids) {
            auto const& finding = *findings.at(id);
            if (finding.level != one.level)
                continue;
            any = true;
            all = all && finding.state == "known";
        }
        one.known = any && all;
    }
}

}  // namespace

std::string day_of(TimePoint time)
{
    return format_date_time(time).substr(0, 10);
}

BaselineComparison compare(Baseline const& baseline, RunReport const& report)
{
    auto const day = day_of(report.start.started_at);
    std::set<std::string_view> failing;
    BaselineComparison comparison {baseline.path, {}, {}};
    for (auto const& finding : report.findings) {
        failing.insert(finding.fingerprint);
        if (find_in(baseline, finding.fingerprint) == nullptr)
            comparison.new_findings.push_back(finding.id);
    }
    Observations const observations {report};
    for (auto const& entry : baseline.entries) {
        if (failing.contains(entry.fingerprint)) {
            comparison.entries.push_back(
                {entry, has_expired(entry, day) ? EntryState::expired : EntryState::known, {}});
            continue;
        }
        auto obstacle = observations.obstacle(entry);
        auto const state = obstacle.empty() ? EntryState::fixed : EntryState::unobserved;
        comparison.entries.push_back({entry, state, std::move(obstacle)});
    }
    return comparison;
}

void apply_baseline(RunReport& report)
{
    report.baseline.reset();
    if (!report.start.baseline)
        return;
    auto const& baseline = *report.start.baseline;
    auto const day = day_of(report.start.started_at);
    for (auto& finding : report.findings)
        finding.state = state_of(finding, baseline, day);
    sort_findings(report.findings);
    mark_cases(report);
    report.baseline = compare(baseline, report);
}

bool is_known(
    Case const& one, std::map<std::string, std::string> const& operations, Baseline const& baseline, TimePoint day)
{
    if (one.status != Status::fail && one.status != Status::warn)
        return false;
    RunReport alone;
    alone.start.started_at = day;
    alone.start.baseline = baseline;
    alone.cases.push_back(one);
    for (auto const& step : one.steps) {
        if (auto const found = operations.find(step.exchange_id); found != operations.end()) {
            Exchange exchange;
            exchange.id = found->first;
            exchange.operation = found->second;
            alone.exchanges.push_back(std::move(exchange));
        }
    }
    assemble(alone);
    return alone.cases.front().known;
}

BaselineEntry const* find_entry(RunReport const& report, std::string_view fingerprint)
{
    return report.start.baseline ? find_in(*report.start.baseline, fingerprint) : nullptr;
}

std::string remarks_text(BaselineEntry const& entry)
{
    auto text = entry.expires.empty() ? std::string {} : "until " + entry.expires;
    if (!entry.reason.empty())
        text += (text.empty() ? "" : ": ") + entry.reason;
    auto const who = entry.owner + (entry.owner.empty() || entry.ticket.empty() ? "" : ", ") + entry.ticket;
    if (!who.empty())
        text += (text.empty() ? "(" : " (") + who + ")";
    return text;
}

int count_entries(BaselineComparison const& comparison, EntryState state)
{
    return static_cast<int>(std::count_if(comparison.entries.begin(), comparison.entries.end(),
        [state](ComparedEntry const& compared) { return compared.state == state; }));
}

std::string_view to_string(EntryState state)
{
    switch (state) {
    case EntryState::known: return "known";
    case EntryState::expired: return "expired";
    case EntryState::fixed: return "fixed";
    case EntryState::unobserved: return "unobserved";
    }
    return "unobserved";
}

}  // namespace scim::report
