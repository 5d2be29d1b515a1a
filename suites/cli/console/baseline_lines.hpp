// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Known failures on the console. Texts of the file are shown without control characters.

#include <string>
#include <string_view>
#include <vector>

#include <scim/report/model.hpp>

namespace scim::cli {

/// `BASELINE new=2 expired=1 known=7 fixed=3 unobserved=1 file=scimproof-baseline.json`, for scripts.
std::string baseline_line(report::BaselineComparison const& comparison);

/// One entry: a line with its state, and one with what was said of it.
std::string entry_lines(report::ComparedEntry const& compared, std::string_view state);

/// The entries of these states, in this order; of each state at most twenty.
std::string baseline_entries(
    report::BaselineComparison const& comparison, std::vector<report::EntryState> const& states);

/// A line for each finding without an entry.
std::string new_findings_lines(report::RunReport const& report, report::BaselineComparison const& comparison);

}  // namespace scim::cli
