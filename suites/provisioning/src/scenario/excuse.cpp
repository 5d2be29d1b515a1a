// SPDX-License-Identifier: Apache-2.0
#include "scenario/excuse.hpp"

#include <algorithm>
#include <string_view>

#include "scenario/step_judgement.hpp"

namespace scim::provisioning {
namespace {

/// The last comparison of the job's quarantine or status; the steps behind it ran no cycle.
report::Assertion const* last_word(report::Case const& played)
{
    for (auto step = played.steps.rbegin(); step != played.steps.rend(); ++step)
        for (auto const& assertion : step->assertions)
            if (assertion.id == "quarantine" || assertion.id == "status")
                return &assertion;
    return nullptr;
}

/// The scenario names the reason, or the status that comes with it.
bool is_foreseen(report::Case const& played, report::Quarantine const& quarantine)
{
    auto const* const said = last_word(played);
    return said != nullptr && said->ok && (said->observed == quarantine.reason || said->observed == "Quarantine");
}

/// Objects that never reached the endpoint, and references to them.
bool failed_at_the_source(JobState const& state)
{
    auto const is_own = [](auto const& entry) { return is_own_code(entry.second.code); };
    auto const follows = [](auto const& entry) { return entry.second.code == unresolved_reference; };
    auto const& escrows = state.escrows;
    return std::any_of(escrows.begin(), escrows.end(), is_own)
        && std::all_of(
            escrows.begin(), escrows.end(), [&](auto const& entry) { return is_own(entry) || follows(entry); });
}

}  // namespace

std::string excuse_for(report::Case const& played, JobState const& state, OwnTrouble trouble)
{
    auto const& quarantine = state.quarantine;
    if (quarantine && is_foreseen(played, *quarantine))
        return "The scenario foresaw it.";
    if (trouble == OwnTrouble::on_the_way)
        return "The scenario made the trouble.";
    if (quarantine && quarantine->reason == to_string(QuarantineReason::too_many_deletes))
        return "The deletions came from the source.";
    // A job that stopped as a whole did so for what the endpoint answered.
    auto const stopped = quarantine && quarantine->reason == to_string(QuarantineReason::exception);
    return !stopped && failed_at_the_source(state) ? "The source or the mapping caused every failure." : "";
}

}  // namespace scim::provisioning
