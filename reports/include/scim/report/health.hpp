// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The health of a provisioning job, judged from what it did. Pure functions.

#include <cstddef>
#include <string>
#include <vector>

#include <scim/report/event_tally.hpp>
#include <scim/report/model.hpp>
#include <scim/report/quarantine_rules.hpp>

namespace scim::report {

/// What the job itself knows at the end of a run.
struct JobFacts {
    ProvisioningJob job;
    QuarantineRule literal;  ///< the rules applied to the job's open failures
    std::vector<AuditEntry> audit;
    std::string excuse = {};  ///< as in Health
};

/// To which number of users the run is enlarged, and by which rules that is judged.
struct Projection {
    std::size_t population = 20'000;
    QuarantineThresholds thresholds;
};

/// Fewer outcomes than this say nothing about a whole directory.
inline constexpr std::size_t least_outcomes = 30;

/// Success rate and errors of all events, and the projection: each object counts once for each of its actions, with the
/// last outcome, so that retries weigh nothing; the shares of the actions and their failures are enlarged to the
/// population. Failed references are counted apart. With fewer than `least_outcomes` the projection is none, and says
/// so.
Health assess(
    JobFacts facts, std::vector<ProvisioningCycle> cycles, EventTally const& events, Projection const& projection = {});

/// What cycles and events alone tell of a job whose record broke off before its health was written.
Health rebuild_health(std::vector<ProvisioningCycle> const& cycles, EventTally const& events);

/// Whether the job is in quarantine or the rules, applied to the run as it was, ask for it.
bool is_quarantined(Health const& health);
/// Whether that is the endpoint's doing: it failed, and neither the scenario nor the source did.
bool accuses_endpoint(Health const& health);
/// Whether only a larger directory would bring it there.
bool is_only_projected(Health const& health);

/// What to do about a frequent error: as the health says, else as the first failure with that code recommends; empty:
/// nothing is known.
std::string remedy_of(RunReport const& report, std::string const& code);

/// Whether a cycle had nothing to do and did nothing, and left the job out of quarantine.
bool is_quiet(ProvisioningCycle const& cycle);

/// Whether the quarantine comes of known failures alone.
bool is_known_quarantine(RunReport const& report);

/// What a banner says of a job in trouble; without title: there is none to show.
struct HealthBanner {
    std::string title, reason, text;  ///< a sentence; a reason code; a sentence with the numbers
};
HealthBanner banner(Health const& health);

/// Stands under every banner.
inline constexpr auto banner_footnote
    = "Prediction from thresholds documented by Microsoft, which may change. Only Entra decides.";

}  // namespace scim::report
