// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// When a provisioning job is put into quarantine, when it is tried again, and when it is given up.
/// Source: Microsoft's document on application provisioning in quarantine status. Microsoft calls every number subject
/// to change, so each can be set.

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <scim/wire/date_time.hpp>

namespace scim::provisioning {

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

/// When something that failed is tried again.
struct RetrySchedule {
    /// After the first failure; behind the last of them every `interval`.
    std::vector<std::chrono::minutes> delays {std::chrono::hours {6}, std::chrono::hours {12}, std::chrono::hours {24}};
    std::chrono::minutes interval = std::chrono::hours {24};
    std::chrono::minutes limit = std::chrono::hours {24 * 28};  ///< then the error is dropped and the job disabled

    /// The first attempt that is due after `now`; absent behind the limit.
    std::optional<TimePoint> next(TimePoint first_failure, TimePoint now) const;
    bool is_over(TimePoint first_failure, TimePoint now) const { return now - first_failure >= limit; }
};

}  // namespace scim::provisioning
