// SPDX-License-Identifier: Apache-2.0
#include <scim/provisioning/quarantine.hpp>

#include <array>
#include <utility>

#include <fmt/format.h>

namespace scim::provisioning {
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

std::string percent(double ratio)
{
    return fmt::format("{:.1f} %", ratio * 100);
}

std::string failures_of_events(FailureCounts const& counts)
{
    return fmt::format("{} failures of {} events ({})", counts.failed, counts.failed + counts.succeeded,
        percent(failure_ratio(counts)));
}

std::string innocence(QuarantineThresholds const& thresholds, FailureCounts const& counts)
{
    if (counts.failed < thresholds.minimum_failures)
        return fmt::format(
            "{}: fewer failures than the minimum of {}.", failures_of_events(counts), thresholds.minimum_failures);
    return fmt::format(
        "{}: not more than the limit of {}.", failures_of_events(counts), percent(thresholds.failure_ratio));
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
        return fmt::format("{} deletions, more than the threshold of {}.", counts.deletions, *thresholds.deletions);
    case QuarantineReason::total_threshold:
        return fmt::format("{} failures, {} of references among them: more than {}.",
            counts.failed + counts.reference_failures, counts.reference_failures, thresholds.total_failures);
    case QuarantineReason::base_threshold:
        return fmt::format("{} failures: more than {}.", counts.failed, thresholds.base_failures);
    default:
        return fmt::format(
            "{}: more than the limit of {}.", failures_of_events(counts), percent(thresholds.failure_ratio));
    }
}

std::optional<TimePoint> RetrySchedule::next(TimePoint first_failure, TimePoint now) const
{
    auto const due = [&](std::chrono::minutes delay) -> std::optional<TimePoint> {
        return delay < limit ? std::optional {first_failure + delay} : std::nullopt;
    };
    for (auto const delay : delays)
        if (first_failure + delay > now)
            return due(delay);
    auto const last = delays.empty() ? std::chrono::minutes {0} : delays.back();
    auto const behind = now - (first_failure + last);
    auto const rounds = behind / std::chrono::milliseconds {interval} + 1;
    return due(last + rounds * interval);
}

}  // namespace scim::provisioning
