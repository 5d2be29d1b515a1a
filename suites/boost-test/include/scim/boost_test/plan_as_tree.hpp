// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The plan of a run as a tree of Boost.Test, so that --list_content, --run_test=patch/remove and the loggers work. The
/// engine runs the cases; Boost.Test replays what they found.

#include <functional>
#include <map>
#include <string>
#include <vector>

#include <scim/conformance/catalogue.hpp>
#include <scim/conformance/plan.hpp>
#include <scim/report/model.hpp>

namespace scim::boost_test {

/// Runs the named cases and returns what came of each, by id. Called once, when Boost.Test executes the first case.
using RunCases = std::function<std::map<std::string, report::Case>(std::vector<std::string> const& ids)>;

/// Adds the plan to Boost.Test's master suite: a suite per segment of the case ids, a case per case, its title as
/// description, its tags and requirements as labels. `run` is called with the cases that Boost.Test's own arguments
/// left enabled. The objects registered live as long as Boost.Test's framework.
void register_plan(conformance::Plan const& plan, RunCases run);

/// The assertions of a finished case as lines for a log: `ok` or what was expected and what came. A skip is fine; a
/// case that was blocked or got no verdict proves nothing, and fails.
std::vector<std::pair<bool, std::string>> replayed(report::Case const& finished);

}  // namespace scim::boost_test
