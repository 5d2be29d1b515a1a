// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// A point in time as .NET counts it.

#include <chrono>
#include <cstdint>
#include <ratio>

namespace scim::provisioning::expression {

/// Ticks of 100 nanoseconds, the unit of .NET and of Active Directory.
using Ticks = std::chrono::duration<std::int64_t, std::ratio<1, 10'000'000>>;
/// UTC, years 1 to 9999.
using Moment = std::chrono::sys_time<Ticks>;

/// Whether .NET can hold the day: years 1 to 9999.
inline bool is_in_range(std::chrono::year_month_day day) noexcept
{
    return day.ok() && day.year() >= std::chrono::year {1} && day.year() <= std::chrono::year {9999};
}

}  // namespace scim::provisioning::expression
