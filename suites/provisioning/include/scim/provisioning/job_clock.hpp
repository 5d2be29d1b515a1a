// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The time of a provisioning job. Cycles are 40 minutes apart and retries hours: on the virtual clock they take no
/// time.

#include <algorithm>
#include <chrono>
#include <functional>
#include <utility>

#include <scim/wire/date_time.hpp>

namespace scim::provisioning {

class JobClock : public Clock {
public:
    /// Until the next cycle is due. A time that has passed is no wait.
    virtual void sleep_until(TimePoint time) = 0;
    /// A wait that the endpoint asked for, or that the rate of requests needs.
    virtual void wait(std::chrono::milliseconds duration) = 0;
};

/// How a thread lets time pass, and what ends that early. A wait is made of many short naps, so that whoever wants to
/// stop need not wait for a cycle that is hours away.
struct Waiting {
    std::function<bool()> stop = {};                          ///< true ends every wait; empty: nothing does
    std::function<void(std::chrono::milliseconds)> nap = {};  ///< empty: the thread sleeps
};

/// Jumps over the time between cycles; what requests take passes as on the wall.
class VirtualClock final : public JobClock {
public:
    /// Whether the endpoint has a clock of its own. One that is played by a script has not: waiting for it is a jump
    /// too.
    enum class Waits { real, jumped };

    explicit VirtualClock(TimePoint start, Waits waits = Waits::real, Waiting waiting = {});

    TimePoint now() const override;
    void sleep_until(TimePoint time) override;
    void wait(std::chrono::milliseconds duration) override;

private:
    TimePoint start_;
    std::chrono::steady_clock::time_point began_;
    std::chrono::milliseconds jumped_ {0};
    Waits waits_;
    Waiting waiting_;
};

/// Stands still until told: for tests, where equal runs give equal records.
class ManualClock final : public JobClock {
public:
    explicit ManualClock(TimePoint start) : now_ {start} {}

    TimePoint now() const override { return now_; }
    void sleep_until(TimePoint time) override { now_ = std::max(now_, time); }
    void wait(std::chrono::milliseconds duration) override { now_ += duration; }

private:
    TimePoint now_;
};

/// The wall clock. It is asked after each nap, so that a computer that was suspended or set right goes on in time.
class RealClock final : public JobClock {
public:
    RealClock() = default;
    /// The wall must outlive it.
    RealClock(Clock const& wall, Waiting waiting) : wall_ {&wall}, waiting_ {std::move(waiting)} {}

    TimePoint now() const override;
    void sleep_until(TimePoint time) override;
    void wait(std::chrono::milliseconds duration) override;

private:
    Clock const* wall_ = nullptr;  ///< absent: the system's
    Waiting waiting_;
};

}  // namespace scim::provisioning
