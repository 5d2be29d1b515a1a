// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Plays the scenarios that come with the program against a provider of this process.

#include <string>
#include <string_view>
#include <vector>

#include <scim/provisioning/scenario_run.hpp>

#include "in_process.hpp"

namespace scim::selftest {

/// Ids of all scenarios.
std::vector<std::string> scenario_ids();

/// Reads a scenario; one that does not exist or cannot be read fails the test.
provisioning::Scenario scenario(std::string_view id);

/// Everything that a scenario told.
struct Played {
    provisioning::ScenarioOutcome outcome;
    std::vector<std::string> complaints;  ///< failed assertions with their requirement
    std::vector<report::ProvisioningEvent> events;
    std::vector<report::ProvisioningCycle> cycles;

    bool complains_of(std::string_view requirement) const;
};

/// What becomes of the accounts that the job has made.
enum class Afterwards { clean_up, keep };

Played play_against(
    Handler const& server, provisioning::Scenario const& wanted, Afterwards afterwards = Afterwards::clean_up);
Played play_against(Handler const& server, std::string_view id);
/// Against the honest server; each scenario is played once in a program.
Played const& honest_play(std::string const& id);

}  // namespace scim::selftest
