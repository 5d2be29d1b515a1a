// SPDX-License-Identifier: Apache-2.0
#include <scim/provisioning/job_clock.hpp>

#include <thread>

namespace scim::provisioning {

VirtualClock::VirtualClock(TimePoint start, Waits waits)
    : start_ {start}
    , began_ {std::chrono::steady_clock::now()}
    , waits_ {waits}
{
}

TimePoint VirtualClock::now() const
{
    auto const elapsed
        = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - began_);
    return start_ + jumped_ + elapsed;
}

void VirtualClock::sleep_until(TimePoint time)
{
    if (auto const left = time - now(); left.count() > 0)
        jumped_ += left;
}

void VirtualClock::wait(std::chrono::milliseconds duration)
{
    if (waits_ == Waits::jumped)
        jumped_ += duration;
    else
        std::this_thread::sleep_for(duration);
}

TimePoint RealClock::now() const
{
    return SystemClock {}.now();
}

void RealClock::sleep_until(TimePoint time)
{
    std::this_thread::sleep_until(time);
}

void RealClock::wait(std::chrono::milliseconds duration)
{
    std::this_thread::sleep_for(duration);
}

}  // namespace scim::provisioning
