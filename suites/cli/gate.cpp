// SPDX-License-Identifier: Apache-2.0
#include "gate.hpp"

#include <algorithm>
#include <csignal>

#include <scim/report/assemble.hpp>
#include <scim/report/health.hpp>

#include <fmt/format.h>

namespace scim::cli {
namespace {

int findings_of(report::RunReport const& report, report::Level level)
{
    return static_cast<int>(std::count_if(report.findings.begin(), report.findings.end(),
        [&](report::Finding const& finding) { return finding.level == level && finding.state != "known"; }));
}

int expired_findings_of(report::RunReport const& report, report::Level level)
{
    return static_cast<int>(std::count_if(report.findings.begin(), report.findings.end(),
        [&](report::Finding const& finding) { return finding.level == level && finding.state == "expired"; }));
}

/// `2 MUST findings`; with a baseline `2 new MUST findings`, `1 new and 1 expired MUST findings`.
std::string findings_text(report::RunReport const& report, report::Level level)
{
    auto const number = findings_of(report, level);
    auto const expired = expired_findings_of(report, level);
    auto const fresh = number - expired;
    std::string counted = std::to_string(number);
    if (report.baseline && expired == 0)
        counted = fmt::format("{} new", number);
    else if (report.baseline)
        counted = fresh == 0 ? fmt::format("{} expired", number) : fmt::format("{} new and {} expired", fresh, expired);
    return fmt::format("{} {} finding{}", counted, report::to_string(level), number == 1 ? "" : "s");
}

/// More than one MUST requirement in twenty without a verdict.
bool lacks_verdicts(report::Fraction const& must)
{
    return must.no_verdict * 20 > must.applicable;
}

int unknown_failures(report::RunReport const& report)
{
    return static_cast<int>(std::count_if(report.cases.begin(), report.cases.end(),
        [](report::Case const& one) { return one.status == report::Status::fail && !one.known; }));
}

/// Errors, and no case or requirement that came to a result.
bool nothing_came_of_it(report::RunReport const& report)
{
    auto const& counts = report.counts;
    return counts.error > 0 && counts.pass + counts.fail + counts.warn + counts.info == 0
        && report.verdict.must.applicable == 0;
}

bool has_quarantine(report::RunReport const& report)
{
    return report.health && report::accuses_endpoint(*report.health) && !report::is_known_quarantine(report);
}

/// `the provisioning job is in quarantine (EncounteredEscrowProportionThreshold)`
std::string quarantine_text(report::RunReport const& report, std::string_view state)
{
    auto const reason = report::banner(*report.health).reason;
    return fmt::format("the provisioning job {} in quarantine{}", state, reason.empty() ? "" : " (" + reason + ')');
}

std::optional<std::string> broken_must(report::RunReport const& report)
{
    if (auto const failures = unknown_failures(report); failures > 0) {
        return findings_of(report, report::Level::must) > 0 ? findings_text(report, report::Level::must)
                                                            : fmt::format("{} failed cases", failures);
    }
    if (report.counts.error > 0 && lacks_verdicts(report.verdict.must))
        return fmt::format("no verdict for {} of {} MUST requirements", report.verdict.must.no_verdict,
            report.verdict.must.applicable);
    if (nothing_came_of_it(report))
        return fmt::format("{} without verdict, and nothing else was tested",
            report.counts.error == 1 ? "1 case" : std::to_string(report.counts.error) + " cases");
    if (has_quarantine(report))
        return quarantine_text(report, report.health->job.quarantine ? "is" : "would be");
    return std::nullopt;
}

/// Warnings that nobody knows of.
std::optional<std::string> new_warnings(report::RunReport const& report)
{
    if (findings_of(report, report::Level::should) == 0)
        return std::nullopt;
    return findings_text(report, report::Level::should);
}

std::optional<std::string> broken_should(report::RunReport const& report)
{
    if (auto reason = broken_must(report))
        return reason;
    if (auto reason = new_warnings(report))
        return reason;
    if (report.health && report::is_only_projected(*report.health))
        return quarantine_text(report, "of a larger directory would be");
    return std::nullopt;
}

std::optional<std::string> broken_fresh(report::RunReport const& report)
{
    if (findings_of(report, report::Level::must) > 0)
        return findings_text(report, report::Level::must);
    return new_warnings(report);
}

std::optional<std::string> broken_gate(report::RunReport const& report, Gate gate)
{
    switch (gate) {
    case Gate::never: return std::nullopt;
    case Gate::must: return broken_must(report);
    case Gate::should: return broken_should(report);
    case Gate::fresh: return broken_fresh(report);
    case Gate::verdict: break;
    }
    using report::VerdictValue;
    auto const value = report.verdict.value;
    if (value == VerdictValue::ready || value == VerdictValue::ready_with_warnings)
        return std::nullopt;
    return report.verdict.reasons.empty() ? std::string {"the verdict is not ready"} : report.verdict.reasons.front();
}

bool nothing_was_tested(report::Counts const& counts)
{
    return counts.total == counts.skip;
}

std::vector<Ending> endings(report::RunReport const& report, RunFacts const& facts, Gate gate)
{
    std::vector<Ending> all;
    if (facts.internal)
        all.push_back({ExitCode::internal, *facts.internal});
    if (facts.unwritable)
        all.push_back({ExitCode::usage, *facts.unwritable});
    if (facts.unreachable)
        all.push_back({ExitCode::unreachable, *facts.unreachable});
    if (facts.signal == SIGINT)
        all.push_back({ExitCode::interrupted, "stopped by Ctrl-C"});
    if (facts.signal == SIGTERM)
        all.push_back({ExitCode::terminated, "stopped by SIGTERM"});
    if (report.end.completion != report::Completion::complete)
        all.push_back({ExitCode::incomplete,
            report.end.completion_reason.empty() ? "the run did not end" : report.end.completion_reason});
    if (nothing_was_tested(report.counts))
        all.push_back({ExitCode::nothing_tested, "no selected case applies to this target"});
    if (auto const reason = broken_gate(report, gate))
        all.push_back({ExitCode::findings, *reason});
    return all;
}

}  // namespace

Ending judge(report::RunReport const& report, RunFacts const& facts, Gate gate)
{
    auto const all = endings(report, facts, gate);
    std::vector<ExitCode> codes;
    for (auto const& ending : all)
        codes.push_back(ending.code);
    auto const code = strongest(codes);
    for (auto const& ending : all) {
        if (ending.code == code)
            return ending;
    }
    return {
        ExitCode::ok, std::string {report::VerdictValue::ready == report.verdict.value ? "ready" : "gate satisfied"}};
}

}  // namespace scim::cli
