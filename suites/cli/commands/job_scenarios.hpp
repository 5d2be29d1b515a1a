// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What `provision` plays: scenarios, a directory of the user, a made-up one; with their mappings.

#include <optional>
#include <string>
#include <vector>

#include <scim/conformance/catalogue.hpp>
#include <scim/provisioning/directory.hpp>
#include <scim/provisioning/mapping.hpp>
#include <scim/provisioning/scenario.hpp>
#include <scim/wire/result.hpp>

#include "commands/session.hpp"
#include "config/run_settings.hpp"

namespace scim::cli {

/// Of a made-up directory whose size is not given.
inline constexpr int usual_users = 20, usual_groups = 4;

struct PlannedJob {
    provisioning::Scenario scenario;
    provisioning::JobSchema schema;
    std::optional<provisioning::Directory> directory;  ///< from a file of the user; absent: the scenario has one
};

/// Reads everything before anything is sent. `prefix` begins the names of what is created. Errors: every file with its
/// line, what is wrong and how to mend it.
Result<std::vector<PlannedJob>, Ending> plan_jobs(RunSettings const& settings, conformance::Catalogue const& catalogue,
    std::string const& prefix, std::uint64_t seed);

}  // namespace scim::cli
