// SPDX-License-Identifier: Apache-2.0
#include "requirement_results.hpp"

#include <map>
#include <set>
#include <string>

namespace scim::report {
namespace {

/// What the cases said about one requirement.
struct Evidence {
    bool violated = false, warned = false, held = false, left_open = false;
    bool undecided = false;  ///< a case was blocked, broke, or failed without a word about this requirement
    std::set<std::string> cases;
};

using EvidenceMap = std::map<std::string, Evidence, std::less<>>;

void add_failure(Evidence& evidence, Level level)
{
    switch (level) {
    case Level::must: evidence.violated = true; return;
    case Level::should: evidence.warned = true; return;
    case Level::may:
    case Level::info: evidence.left_open = true; return;
    }
}

void add_assertions(EvidenceMap& all, Case const& one)
{
    for (auto const& step : one.steps) {
        for (auto const& assertion : step.assertions) {
            auto& evidence = all[assertion.requirement];
            if (assertion.ok) {
                evidence.held = true;
                continue;
            }
            add_failure(evidence, assertion.level);
            evidence.cases.insert(one.id);
        }
    }
}

bool names(Case const& one, std::string const& requirement)
{
    for (auto const& step : one.steps) {
        for (auto const& assertion : step.assertions) {
            if (assertion.requirement == requirement)
                return true;
        }
    }
    return false;
}

void add_listed(EvidenceMap& all, Case const& one)
{
    bool const judged = one.status != Status::blocked && one.status != Status::error;
    for (auto const& requirement : one.requirements) {
        auto& evidence = all[requirement];
        evidence.cases.insert(one.id);
        if (one.status == Status::pass)
            evidence.held = true;
        else if (one.status != Status::skip && !(judged && names(one, requirement)))
            evidence.undecided = true;
    }
}

EvidenceMap collect(std::vector<Case> const& cases)
{
    EvidenceMap all;
    for (auto const& one : cases) {
        add_listed(all, one);
        // What a case compared before it broke off is no verdict about the provider.
        if (one.status != Status::blocked && one.status != Status::error && one.status != Status::skip)
            add_assertions(all, one);
    }
    return all;
}

RequirementStatus judge(Requirement const& requirement, Evidence const& evidence)
{
    if (evidence.violated)
        return RequirementStatus::violated;
    if (evidence.warned)
        return RequirementStatus::warned;
    if (evidence.held)
        return RequirementStatus::met;
    if (evidence.undecided)
        return RequirementStatus::no_verdict;
    // Choice: an option that the provider does not take is not applicable, since it is neither met nor violated.
    if (evidence.left_open || !evidence.cases.empty() || !requirement.cases.empty())
        return RequirementStatus::not_applicable;
    return RequirementStatus::not_covered;
}

}  // namespace

std::vector<RequirementResult> requirement_results(RunReport const& report)
{
    auto const evidence = collect(report.cases);
    std::vector<RequirementResult> results;
    for (auto const& requirement : report.requirements) {
        auto const found = evidence.find(requirement.id);
        auto const& seen = found == evidence.end() ? Evidence {} : found->second;
        results.push_back({requirement.id, judge(requirement, seen), {seen.cases.begin(), seen.cases.end()}});
    }
    return results;
}

}  // namespace scim::report
