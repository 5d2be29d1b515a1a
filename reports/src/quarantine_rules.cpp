// SPDX-License-Identifier: Apache-2.0
#include <scim/report/quarantine_rules.hpp>

#include <array>
#include <utility>

#include "percent.hpp"

namespace scim::report {
namespace {

constexpr std::array<std::pair<QuarantineReason, std::string_view>, 8> names {{
    {QuarantineReason::exception, "EncounteredQuarantineException"},
    {QuarantineReason::proportion, "EncounteredEscrowProportionThreshold"},
    {QuarantineReason::base_threshold, "EncounteredBaseEscrowThreshold"},
    {QuarantineReason::total_threshold, "EncounteredTotalEscrowThreshold"},
    {QuarantineReason::too_many_deletes, "TooManyDeletes"},
    {QuarantineReason::on_demand, "QuarantinedOnDemand"},
    {QuarantineReason::ingestion_interrupted, "IngestionInterrupted"},
    {QuarantineReason::unknown, "Unknown"},
}};

std::string failures_of_events(FailureCounts const& counts)
{
    return std::to_string(counts.failed) + (counts.failed == 1 ? " failure of " : " failures of ")
        + std::to_string(counts.failed + counts.succeeded) + " events (" + percent(failure_ratio(counts)) + ")";
}

std::string innocence(QuarantineThresholds const& thresholds, FailureCounts const& counts)
{
    if (counts.failed < thresholds.minimum_failures)
        return failures_of_events(counts) + ": fewer failures than the minimum of "
            + std::to_string(thresholds.minimum_failures) + ".";
    return failures_of_events(counts) + ": not more than the limit of " + percent(thresholds.failure_ratio) + ".";
}

}  // namespace

std::string_view to_string(QuarantineReason reason)
{
    for (auto const& [value, name] : names)
        if (value == reason)
            return name;
    return "Unknown";
}

std::optional<QuarantineReason> quarantine_reason_from(std::string_view text)
{
    for (auto const& [value, name] : names)
        if (name == text)
            return value;
    return std::nullopt;
}

double failure_ratio(FailureCounts const& counts)
{
    auto const events = counts.failed + counts.succeeded;
    return events == 0 ? 0.0 : static_cast<double>(counts.failed) / static_cast<double>(events);
}

std::optional<QuarantineReason> judge(QuarantineThresholds const& thresholds, FailureCounts const& counts)
{
    if (counts.job_failed)
        return QuarantineReason::exception;
    if (thresholds.deletions && counts.deletions > *thresholds.deletions)
        return QuarantineReason::too_many_deletes;
    if (counts.failed + counts.reference_failures > thresholds.total_failures)
        return QuarantineReason::total_threshold;
    if (counts.failed > thresholds.base_failures)
        return QuarantineReason::base_threshold;
    if (counts.failed >= thresholds.minimum_failures && failure_ratio(counts) > thresholds.failure_ratio)
        return QuarantineReason::proportion;
    return std::nullopt;
}

std::string explain(QuarantineThresholds const& thresholds, FailureCounts const& counts)
{
    auto const reason = judge(thresholds, counts);
    if (!reason)
        return innocence(thresholds, counts);
    switch (*reason) {
    case QuarantineReason::exception:
        return "The job cannot work at all: the endpoint refused the credentials or did not answer as SCIM asks.";
    case QuarantineReason::too_many_deletes:
        return std::to_string(counts.deletions) + " deletions, more than the threshold of "
            + std::to_string(*thresholds.deletions) + ".";
    case QuarantineReason::total_threshold:
        return std::to_string(counts.failed + counts.reference_failures) + " failures, "
            + std::to_string(counts.reference_failures) + " of references among them: more than "
            + std::to_string(thresholds.total_failures) + ".";
    case QuarantineReason::base_threshold:
        return std::to_string(counts.failed) + " failures: more than " + std::to_string(thresholds.base_failures) + ".";
    default: return failures_of_events(counts) + ": more than the limit of " + percent(thresholds.failure_ratio) + ".";
    }
}

QuarantineRule evaluate(QuarantineThresholds const& thresholds, FailureCounts const& counts)
{
    QuarantineRule rule;
    auto const reason = judge(thresholds, counts);
    rule.quarantine = reason.has_value();
    rule.reason = reason ? std::string {to_string(*reason)} : std::string {};
    rule.failures = counts.failed;
    rule.reference_failures = counts.reference_failures;
    rule.events = counts.failed + counts.succeeded;
    rule.ratio = failure_ratio(counts);
    rule.text = explain(thresholds, counts);
    return rule;
}

}  // namespace scim::report
