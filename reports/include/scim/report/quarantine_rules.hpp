// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// When a provisioning job is put into quarantine. Pure functions, used by the simulated job and by its health report.
/// Source: Microsoft's document on application provisioning in quarantine status. Microsoft calls every number subject
/// to change, so each can be set.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include <scim/report/provisioning.hpp>

namespace scim::report {

struct QuarantineThresholds {
    std::size_t minimum_failures = 5'000;  ///< below it, the ratio is not looked at
    double failure_ratio = 0.40;           ///< of failed events to all events; more is too much
    std::size_t base_failures = 40'000;    ///< without references; more is too much
    std::size_t total_failures = 60'000;   ///< with references; more is too much
    std::optional<std::size_t> deletions;  ///< accidental deletion prevention; more is too much; absent: off
};

/// What the rules look at. Failures are objects with an open error (escrows), not attempts.
struct FailureCounts {
    std::size_t succeeded = 0;
    std::size_t failed = 0;              ///< objects
    std::size_t reference_failures = 0;  ///< managers and members
    std::size_t deletions = 0;           ///< users and groups to be disabled or deleted
    bool job_failed = false;             ///< credentials refused, or the endpoint does not speak SCIM
};

/// Graph's synchronizationQuarantine reasons.
enum class QuarantineReason {
    exception,              ///< `EncounteredQuarantineException`
    proportion,             ///< `EncounteredEscrowProportionThreshold`
    base_threshold,         ///< `EncounteredBaseEscrowThreshold`
    total_threshold,        ///< `EncounteredTotalEscrowThreshold`
    too_many_deletes,       ///< `TooManyDeletes`
    on_demand,              ///< `QuarantinedOnDemand`
    ingestion_interrupted,  ///< `IngestionInterrupted`
    unknown,                ///< `Unknown`
};

/// Graph's spelling.
std::string_view to_string(QuarantineReason reason);
std::optional<QuarantineReason> quarantine_reason_from(std::string_view text);

/// Failed objects of all that had an event, references apart; 0 when there was none.
double failure_ratio(FailureCounts const& counts);

/// The first rule that is broken: the job as a whole, deletions, all failures, failures without references, the ratio.
std::optional<QuarantineReason> judge(QuarantineThresholds const& thresholds, FailureCounts const& counts);

/// One sentence with the numbers, for either outcome.
std::string explain(QuarantineThresholds const& thresholds, FailureCounts const& counts);

/// The rules applied to these numbers.
QuarantineRule evaluate(QuarantineThresholds const& thresholds, FailureCounts const& counts);

}  // namespace scim::report
