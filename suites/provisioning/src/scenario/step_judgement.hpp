// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What a step of a scenario shows about the endpoint.

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <scim/provisioning/state_oracle.hpp>
#include <scim/report/model.hpp>
#include <scim/report/provisioning.hpp>

namespace scim::provisioning {

/// What happened during a step.
struct StepFacts {
    std::map<report::ProvisioningAction, std::size_t> done;  ///< successful events by action
    std::map<std::string, std::size_t> errors;               ///< events by error code
    std::map<std::string, std::size_t> skips;                ///< events by skip reason
    /// The first failed event of each requirement and code.
    struct Failure {
        std::string requirement, code, label, reason, exchange_id;
        std::size_t count = 0;
    };
    std::vector<Failure> failures;
    std::vector<report::ProvisioningCycle> cycles;
    std::vector<Deviation> deviations;
    std::optional<bool> test_passed;
    std::string test_error, test_exchange;
    bool troubled = false;  ///< trouble of our own making was on the way
    bool compared = false;  ///< the provider was read back

    void note(report::ProvisioningEvent const& event);
};

/// What a reference gets whose object failed.
inline constexpr std::string_view unresolved_reference = "UnableToResolveReferenceAttributeValue";
/// An error of source or mapping: the endpoint never saw the object.
bool is_own_code(std::string_view code);

/// The requirement that a failed event speaks of; empty when the endpoint is not to blame.
std::string_view requirement_of(report::ProvisioningEvent const& event);
/// Likewise for a cycle that failed as a whole.
std::string_view requirement_of_job_error(std::string_view code);

using LevelOf = std::function<report::Level(std::string_view requirement)>;

/// Compares the facts with the step's expectation; without one, nothing may fail. What our own trouble caused is
/// `info`.
///
/// The first step of the result has what no single exchange shows; behind it there is one for each exchange that shows
/// a failure, so that a finding has its own evidence. They are not numbered.
std::vector<report::Step> judge_step(std::string const& title, StepFacts const& facts, Json const& expect,
    report::ProvisioningJob const& job, LevelOf const& level);

}  // namespace scim::provisioning
