// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The selection that an earlier run leaves to be looked at again.

#include <optional>
#include <string>
#include <vector>

#include <scim/report/model.hpp>

#include "config/run_settings.hpp"
#include "exit_code.hpp"

namespace scim::cli {

/// Cases that neither passed nor were left out, sorted. Where a check of every exchange failed, the cases that made the
/// exchanges.
std::vector<std::string> cases_to_repeat(report::RunReport const& report);

/// Adds what `--last-failed` names to the selection. Returns how the program ends if nothing is left to run.
std::optional<Ending> select_last_failed(RunSettings& settings);

}  // namespace scim::cli
