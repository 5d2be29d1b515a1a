// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The status of a job in Graph's terms.

#include <optional>

#include <scim/provisioning/job.hpp>

namespace scim::provisioning {

/// What of the past the status shows.
struct StatusHistory {
    std::optional<report::ProvisioningCycle> last, last_succeeded, last_succeeded_with_exports;
    std::optional<TimePoint> steady_first, steady_last;
    int successive_failures = 0;
    bool escrows_pruned = false;

    void note(report::ProvisioningCycle const& cycle);
};

report::ProvisioningJob job_status(JobSettings const& settings, JobState const& state, StatusHistory const& history);

/// Open failures against objects that are in order.
FailureCounts job_counts(JobState const& state);

}  // namespace scim::provisioning
