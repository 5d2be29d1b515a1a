// SPDX-License-Identifier: Apache-2.0
#include "commands/told_clock.hpp"

#include "signals.hpp"

namespace scim::cli {

ToldClock::ToldClock(JobRecord& record) : record_ {record}, clock_ {wall_, {[] { return stop_flag().load(); }, {}}} {}

void ToldClock::sleep_until(TimePoint time)
{
    if (time > clock_.now())
        record_.wait_until(time);
    clock_.sleep_until(time);
}

}  // namespace scim::cli
