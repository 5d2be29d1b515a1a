// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Evaluates an expression and shows the outcome as one text, for tables of tests.

#include <ostream>
#include <string>
#include <string_view>

#include <scim/provisioning/expression.hpp>

namespace scim::provisioning::test {

/// Noon of 25 August 2021, UTC, unless it is turned.
class HandTurnedClock final : public Clock {
public:
    TimePoint now() const override { return time; }

    TimePoint time {std::chrono::sys_days {std::chrono::year {2021} / 8 / 25} + std::chrono::hours {12}};
};

/// An expression, the attributes of the object, and what must come out.
struct Row {
    std::string_view expression;
    SourceAttributes source;
    std::string_view expected;

    friend std::ostream& operator<<(std::ostream& out, Row const& row) { return out << row.expression; }
};

/// `null`, the text itself, `[one|two]` for lists, `-> id` for references.
std::string shown(Value const& value);

/// The shown value; behind it ` dropped` or ` redacted` where that is so; for a failure `error` and its description.
std::string evaluated(std::string_view expression, SourceAttributes const& source = {}, std::uint64_t seed = 1);

}  // namespace scim::provisioning::test
