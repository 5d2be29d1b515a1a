// SPDX-License-Identifier: Apache-2.0
#include <scim/report/run_diff.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include <scim/report/baseline.hpp>

namespace scim::report {
namespace {

constexpr std::size_t fewest_answers = 20;
constexpr double least_share = 0.2;
constexpr double least_ms = 5;

using Latencies = std::map<std::string, std::vector<double>>;

Latencies latencies(RunReport const& report)
{
    Latencies all;
    for (auto const& exchange : report.exchanges) {
        if (exchange.response)
            all[exchange.operation].push_back(exchange.timing.total);
    }
    return all;
}

double percentile_95(std::vector<double> times)
{
    std::sort(times.begin(), times.end());
    return times[(times.size() - 1) * 95 / 100];
}

std::vector<LatencyChange> latency_changes(RunReport const& old_run, RunReport const& new_run)
{
    auto const before = latencies(old_run);
    std::vector<LatencyChange> changes;
    for (auto const& [operation, times] : latencies(new_run)) {
        auto const found = before.find(operation);
        if (found == before.end() || std::min(found->second.size(), times.size()) < fewest_answers)
            continue;
        LatencyChange const change {operation, percentile_95(found->second), percentile_95(times)};
        auto const moved = std::abs(change.after - change.before);
        if (moved >= least_ms && moved >= least_share * change.before)
            changes.push_back(change);
    }
    return changes;
}

void compare_cases(RunDiff& diff, RunReport const& old_run, RunReport const& new_run)
{
    std::map<std::string_view, Status> before;
    for (auto const& one : old_run.cases)
        before.emplace(one.id, one.status);
    for (auto const& one : new_run.cases) {
        auto const found = before.find(one.id);
        if (found == before.end()) {
            diff.only_new.push_back(one.id);
            continue;
        }
        if (found->second != one.status)
            diff.changes.push_back({one.id, found->second, one.status});
        before.erase(found);
    }
    for (auto const& [id, status] : before)
        diff.only_old.emplace_back(id);
}

}  // namespace

RunDiff diff(RunReport const& old_run, RunReport const& new_run)
{
    RunDiff diff;
    // The old findings are what is known; the new run is held against them.
    auto const known = baseline_from_json(with_findings(empty_baseline(), old_run, {}).file, {});
    auto comparison = compare(known, new_run);
    std::set<std::string> const fresh {comparison.new_findings.begin(), comparison.new_findings.end()};
    for (auto const& finding : new_run.findings) {
        if (fresh.contains(finding.id))
            diff.appeared.push_back(finding);
    }
    diff.former = std::move(comparison.entries);
    compare_cases(diff, old_run, new_run);
    diff.latency = latency_changes(old_run, new_run);
    return diff;
}

}  // namespace scim::report
