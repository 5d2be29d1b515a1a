// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Real time, whose waits the console tells.

#include <chrono>

#include <scim/provisioning/job_clock.hpp>

#include "commands/job_record.hpp"

namespace scim::cli {

/// The wall clock. A signal ends every wait.
class ToldClock final : public provisioning::JobClock {
public:
    /// The record must outlive it.
    explicit ToldClock(JobRecord& record);

    TimePoint now() const override { return clock_.now(); }
    void wait(std::chrono::milliseconds duration) override { clock_.wait(duration); }
    void sleep_until(TimePoint time) override;

private:
    JobRecord& record_;
    SystemClock wall_;
    provisioning::RealClock clock_;
};

}  // namespace scim::cli
