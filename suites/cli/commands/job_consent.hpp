// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What a provisioning job will do to an endpoint, told before it does it.

#include <string>
#include <vector>

#include "commands/job_scenarios.hpp"
#include "config/run_settings.hpp"

namespace scim::cli {

/// Sentences: the host, how many users and groups, whether accounts of others may change, what stays, and how long a
/// job in real time takes.
std::string consent_text(std::vector<PlannedJob> const& jobs, RunSettings const& settings, std::string const& prefix);

}  // namespace scim::cli
