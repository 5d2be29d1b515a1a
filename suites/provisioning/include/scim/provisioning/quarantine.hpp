// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// When a quarantined provisioning job is tried again, and when it is given up; the rules that put it there are
/// scim/report/quarantine_rules.hpp. Source: Microsoft's document on application provisioning in quarantine status.
/// Microsoft calls every number subject to change, so each can be set.

#include <chrono>
#include <optional>
#include <vector>

#include <scim/report/quarantine_rules.hpp>
#include <scim/wire/date_time.hpp>

namespace scim::provisioning {

// The rules are those that the health report prints.
using report::explain;
using report::failure_ratio;
using report::FailureCounts;
using report::judge;
using report::quarantine_reason_from;
using report::QuarantineReason;
using report::QuarantineThresholds;

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
