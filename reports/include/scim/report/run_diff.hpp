// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What changed between two runs.

#include <string>
#include <vector>

#include <scim/report/model.hpp>

namespace scim::report {

struct StatusChange {
    std::string case_id;
    Status from = Status::pass, to = Status::pass;
};

/// The 95th percentile of an operation's answers, milliseconds.
struct LatencyChange {
    std::string operation;
    double before = 0, after = 0;
};

struct RunDiff {
    std::vector<Finding> appeared;      ///< worst first
    std::vector<ComparedEntry> former;  ///< findings of the old run: still there, fixed, or not looked for
    std::vector<StatusChange> changes;  ///< of cases that both ran
    std::vector<std::string> only_old, only_new;
    /// Operations with at least twenty answers in both, where the figure moved by a fifth and by 5 ms.
    std::vector<LatencyChange> latency;
};

/// Compares assembled reports.
RunDiff diff(RunReport const& old_run, RunReport const& new_run);

}  // namespace scim::report
