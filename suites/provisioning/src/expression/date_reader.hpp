// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Reads a date from a text of a known format.

#include <optional>
#include <string_view>

#include "expression/date_format.hpp"
#include "expression/moment.hpp"

namespace scim::provisioning::expression {

/// Where blanks that the format does not have are skipped.
struct Blanks {
    bool leading = true;
    bool inner = false;
    bool trailing = true;
};

/// A date in UTC.
struct ReadDate {
    Moment moment {};
    bool zoned = false;  ///< the text names its zone

    friend bool operator==(ReadDate const&, ReadDate const&) = default;
};

/// The date that a text of that format means; without a zone, it is UTC. Parts that the format lacks are the first of
/// their kind; a format without any part of the date means the given day. Empty when the text has another form.
std::optional<ReadDate> read_date(
    std::string_view text, DateFormat const& format, Blanks blanks, std::chrono::sys_days today);

}  // namespace scim::provisioning::expression
