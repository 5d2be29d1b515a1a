// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The health of a provisioning job in Markdown.

#include <string>

#include <scim/report/model.hpp>

namespace scim::report {

/// Banner, state, cycles in which something happened, errors with what to do about them; at most 30 KiB. Empty without
/// a job.
std::string health_section(RunReport const& report);

}  // namespace scim::report
