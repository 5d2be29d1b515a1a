// SPDX-License-Identifier: Apache-2.0
#include <scim/report/assemble.hpp>

#include <algorithm>
#include <map>
#include <tuple>

#include "apply_baseline.hpp"
#include "findings.hpp"
#include "requirement_results.hpp"
#include "verdict.hpp"

namespace scim::report {
namespace {

template <typename T>
void sort_by_id(std::vector<T>& all)
{
    std::stable_sort(all.begin(), all.end(), [](T const& left, T const& right) { return left.id < right.id; });
}

void sort_facts(RunReport& report)
{
    sort_by_id(report.requirements);
    sort_by_id(report.cases);
    sort_by_id(report.exchanges);
    std::stable_sort(report.warnings.begin(), report.warnings.end(), [](Warning const& left, Warning const& right) {
        return std::tie(left.code, left.text) < std::tie(right.code, right.text);
    });
}

/// Cycles by number, events by their time on the job's clock.
void sort_job(RunReport& report)
{
    std::stable_sort(report.cycles.begin(), report.cycles.end(),
        [](ProvisioningCycle const& left, ProvisioningCycle const& right) { return left.number < right.number; });
    report.events.sort_by_time();
    if (report.health)
        report.health->cycles = report.cycles;
}

void set_levels(std::vector<Case>& cases)
{
    for (auto& one : cases) {
        auto const compared = std::any_of(
            one.steps.begin(), one.steps.end(), [](Step const& step) { return !step.assertions.empty(); });
        // A case that compared nothing keeps the level it was recorded with.
        if (compared)
            one.level = level_of(one.steps);
    }
}

void count(Counts& counts, Case const& one)
{
    ++counts.total;
    counts.flaky += one.flaky ? 1 : 0;
    counts.known += one.known ? 1 : 0;
    switch (one.status) {
    case Status::pass: ++counts.pass; return;
    case Status::fail: ++counts.fail; return;
    case Status::warn: ++counts.warn; return;
    case Status::info: ++counts.info; return;
    case Status::skip: ++counts.skip; return;
    case Status::blocked: ++counts.blocked; return;
    case Status::error: ++counts.error; return;
    }
}

void count_cases(RunReport& report)
{
    std::map<std::string, Suite> suites;
    report.counts = {};
    for (auto const& one : report.cases) {
        count(report.counts, one);
        auto& suite = suites.try_emplace(one.suite, Suite {one.suite, one.suite, {}, 0}).first->second;
        count(suite.counts, one);
        suite.duration_ms += one.duration_ms;
    }
    for (auto const& named : report.start.suites) {
        if (auto const found = suites.find(named.id); found != suites.end() && !named.title.empty())
            found->second.title = named.title;
    }
    report.suites.clear();
    for (auto& [id, suite] : suites)
        report.suites.push_back(std::move(suite));
}

}  // namespace

void assemble(RunReport& report)
{
    sort_facts(report);
    sort_job(report);
    set_levels(report.cases);
    report.findings = find_causes(report);
    apply_baseline(report);
    count_cases(report);
    report.requirement_results = requirement_results(report);
    report.verdict = judge(report);
}

}  // namespace scim::report
