// SPDX-License-Identifier: Apache-2.0
#include <scim/provisioning/job_clock.hpp>

#include <thread>

namespace scim::provisioning {
namespace {

/// Short enough for somebody who has pressed Ctrl-C.
constexpr std::chrono::milliseconds longest_nap {200};

void take_nap(Waiting const& waiting, std::chrono::milliseconds duration)
{
    if (waiting.nap)
        waiting.nap(duration);
    else
        std::this_thread::sleep_for(duration);
}

bool is_over(Waiting const& waiting)
{
    return waiting.stop && waiting.stop();
}

void pass(Waiting const& waiting, std::chrono::milliseconds duration)
{
    for (auto left = duration; left.count() > 0 && !is_over(waiting); left -= longest_nap)
        take_nap(waiting, std::min(left, longest_nap));
}

}  // namespace

VirtualClock::VirtualClock(TimePoint start, Waits waits, Waiting waiting)
    : start_ {start}
    , began_ {std::chrono::steady_clock::now()}
    , waits_ {waits}
    , waiting_ {std::move(waiting)}
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
        pass(waiting_, duration);
}

TimePoint RealClock::now() const
{
    return wall_ == nullptr ? SystemClock {}.now() : wall_->now();
}

void RealClock::sleep_until(TimePoint time)
{
    while (!is_over(waiting_)) {
        auto const left = std::chrono::duration_cast<std::chrono::milliseconds>(time - now());
        if (left.count() <= 0)
            return;
        take_nap(waiting_, std::min(left, longest_nap));
    }
}

void RealClock::wait(std::chrono::milliseconds duration)
{
    pass(waiting_, duration);
}

}  // namespace scim::provisioning
