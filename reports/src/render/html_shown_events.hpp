// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Which entries of a long provisioning log the page carries.

#include <cstddef>
#include <string>
#include <unordered_set>
#include <vector>

#include <scim/report/event_log.hpp>

namespace scim::report::html {

/// As many entries as the page carries, and as many when that makes it too large.
inline constexpr std::size_t most_events = EventLog::most_held;
inline constexpr std::size_t fewest_events = 1'000;

/// A failure or a warning: shown first, and with its evidence.
bool is_troubled(ProvisioningStatus status);

struct ShownEvents {
    std::vector<ProvisioningEvent> events;          ///< in the order of the job
    std::unordered_set<std::string> first_changes;  ///< change ids of the first five entries of each code
};

/// All entries up to `most`; beyond, the first five of each error code, then failures and warnings up to three in five,
/// then an even sample of the rest.
ShownEvents shown_events(EventLog const& log, std::size_t most);

}  // namespace scim::report::html
