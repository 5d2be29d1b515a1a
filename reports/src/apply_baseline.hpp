// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What known failures change in a report.

#include <string>

#include <scim/report/model.hpp>

namespace scim::report {

/// Marks findings as new, known or expired, and cases as known, by the run's baseline; keeps the comparison. Does
/// nothing without a baseline. Findings must be found.
void apply_baseline(RunReport& report);

/// `2026-11-23`, UTC.
std::string day_of(TimePoint time);

}  // namespace scim::report
