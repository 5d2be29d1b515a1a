// SPDX-License-Identifier: Apache-2.0
#include "verdict.hpp"

#include <map>
#include <set>
#include <string>
#include <string_view>

#include <scim/report/assemble.hpp>
#include <scim/report/baseline.hpp>
#include <scim/report/health.hpp>

namespace scim::report {
namespace {

void add(Fraction& fraction, RequirementStatus status)
{
    ++fraction.catalogue;
    switch (status) {
    case RequirementStatus::met:
        ++fraction.ok;
        ++fraction.applicable;
        return;
    case RequirementStatus::violated:
    case RequirementStatus::warned: ++fraction.applicable; return;
    case RequirementStatus::no_verdict: ++fraction.no_verdict; return;
    case RequirementStatus::not_applicable:
    case RequirementStatus::not_covered: return;
    }
}

void add_fractions(Verdict& verdict, RunReport const& report)
{
    std::map<std::string_view, RequirementStatus> statuses;
    for (auto const& result : report.requirement_results)
        statuses.emplace(result.id, result.status);
    for (auto const& requirement : report.requirements) {
        auto const found = statuses.find(requirement.id);
        auto const status = found == statuses.end() ? RequirementStatus::not_covered : found->second;
        switch (requirement.level) {
        case Level::must: add(verdict.must, status); break;
        case Level::should: add(verdict.should, status); break;
        case Level::may: add(verdict.may, status); break;
        case Level::info: break;
        }
    }
}

/// `1 case`, `2 cases`.
std::string counted(int number, std::string_view one, std::string_view many)
{
    return std::to_string(number) + ' ' + std::string {number == 1 ? one : many};
}

std::string is_or_are(int number)
{
    return number == 1 ? " is " : " are ";
}

/// More than one in twenty applicable MUST requirements without verdict leaves too much open.
bool too_little_known(Fraction const& must)
{
    return must.no_verdict * 20 > must.applicable + must.no_verdict;
}

std::vector<std::string> reasons_inconclusive(RunReport const& report, Fraction const& must)
{
    std::vector<std::string> reasons;
    if (report.end.completion != Completion::complete) {
        auto const& why = report.end.completion_reason;
        reasons.push_back(
            "The run is " + std::string {to_string(report.end.completion)} + (why.empty() ? "" : ": " + why) + ".");
    }
    if (too_little_known(must)) {
        reasons.push_back(std::to_string(must.no_verdict) + " of " + std::to_string(must.applicable + must.no_verdict)
            + " applicable MUST requirements have no verdict; the limit is 5 %.");
    }
    auto const& counts = report.counts;
    if (report.cycles.empty() && counts.pass + counts.fail + counts.warn + counts.info == 0)
        reasons.emplace_back("Nothing was tested: no case came to a result.");
    return reasons;
}

/// Requirements that are violated in a way that nobody knew.
int violated_requirements(RunReport const& report)
{
    std::set<std::string_view> known, unknown;
    for (auto const& finding : report.findings) {
        if (finding.level == Level::must)
            (finding.state == "known" ? known : unknown).insert(finding.requirement);
    }
    int violated = 0;
    for (auto const& result : report.requirement_results) {
        bool const is_known = known.contains(result.id) && !unknown.contains(result.id);
        violated += result.status == RequirementStatus::violated && !is_known ? 1 : 0;
    }
    return violated;
}

int unknown_failures(RunReport const& report)
{
    int unknown = 0;
    for (auto const& one : report.cases)
        unknown += one.status == Status::fail && !one.known ? 1 : 0;
    return unknown;
}

/// The banner's text with the numbers stands beside it: here the code is enough.
std::string in_one_line(HealthBanner const& shown)
{
    auto const end = shown.title.size() - (shown.title.ends_with('.') ? 1 : 0);
    return shown.title.substr(0, end) + (shown.reason.empty() ? "." : " (" + shown.reason + ").");
}

std::vector<std::string> reasons_not_ready(RunReport const& report)
{
    std::vector<std::string> reasons;
    if (auto const failed = unknown_failures(report); failed > 0) {
        auto const violated = violated_requirements(report);
        reasons.push_back(counted(failed, "case", "cases")
            + " failed: " + counted(violated, "requirement", "requirements") + is_or_are(violated) + "violated.");
    }
    if (auto const expired = report.baseline ? count_entries(*report.baseline, EntryState::expired) : 0; expired > 0)
        reasons.push_back(counted(expired, "known failure has", "known failures have") + " expired.");
    if (report.health && accuses_endpoint(*report.health))
        reasons.push_back(in_one_line(banner(*report.health)));
    return reasons;
}

std::vector<std::string> reasons_warnings(RunReport const& report)
{
    std::vector<std::string> reasons;
    if (auto const warned = report.counts.warn; warned > 0)
        reasons.push_back(counted(warned, "case", "cases") + " met every MUST but not every SHOULD.");
    int known = 0;
    for (auto const& one : report.cases)
        known += one.status == Status::fail && one.known ? 1 : 0;
    if (known > 0)
        reasons.push_back(counted(known, "failure", "failures") + is_or_are(known) + "known and accepted.");
    if (report.health && is_only_projected(*report.health))
        reasons.push_back(in_one_line(banner(*report.health)));
    if (auto const flaky = report.counts.flaky; flaky > 0)
        reasons.push_back(counted(flaky, "case", "cases") + " passed only when repeated.");
    return reasons;
}

void settle(Verdict& verdict, VerdictValue value, std::vector<std::string> reasons)
{
    verdict.value = value;
    verdict.reasons = std::move(reasons);
}

}  // namespace

Verdict judge(RunReport const& report)
{
    Verdict verdict;
    add_fractions(verdict, report);
    if (auto open = reasons_inconclusive(report, verdict.must); !open.empty())
        settle(verdict, VerdictValue::inconclusive, std::move(open));
    else if (auto failed = reasons_not_ready(report); !failed.empty())
        settle(verdict, VerdictValue::not_ready, std::move(failed));
    else if (auto warned = reasons_warnings(report); !warned.empty())
        settle(verdict, VerdictValue::ready_with_warnings, std::move(warned));
    else
        settle(verdict, VerdictValue::ready, {"No requirement was violated."});
    return verdict;
}

}  // namespace scim::report
