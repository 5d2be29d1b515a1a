// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Points in time as RFC 3339 text.

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace scim {

/// UTC, milliseconds.
using TimePoint = std::chrono::sys_time<std::chrono::milliseconds>;

/// `2026-11-23T10:11:12.345Z`. Years beyond 0 to 9999 become the nearest of these.
std::string format_date_time(TimePoint time);

/// Parses an xsd:dateTime with time zone, such as `2011-05-13T04:42:34Z` or `...+02:00`; fractions beyond
/// milliseconds are cut off. Empty when it is none, impossible days included. RFC 7643 §2.3.5.
std::optional<TimePoint> parse_date_time(std::string_view text);

/// Tells the time. Code that needs the hour asks for one, so that tests can turn it by hand.
class Clock {
public:
    virtual ~Clock() = default;
    virtual TimePoint now() const = 0;
};

/// The machine's clock.
class SystemClock final : public Clock {
public:
    TimePoint now() const override;
};

}  // namespace scim
