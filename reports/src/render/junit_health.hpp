// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The health of a provisioning job as a test case.

#include <string>

#include <scim/report/model.hpp>

namespace scim::report {

/// The suite of the scenarios, which has the test case of the health too.
inline constexpr auto job_suite = "provisioning";

/// How the test case ends.
enum class HealthOutcome { passed, failed, excused };

/// Failed when the endpoint brought the job into quarantine, excused when it did so by known failures.
HealthOutcome health_outcome(RunReport const& report);

/// What failed, in one line.
std::string health_message(RunReport const& report);

/// Banner, state, cycles in which something happened and errors with what to do; plain lines, at most 16 KiB, every
/// text of the provider printable and without the markers of CI systems.
std::string health_output(RunReport const& report);

}  // namespace scim::report
