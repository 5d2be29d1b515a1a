// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// A synthetic provisioning job for the tests of every output: three cycles, some two hundred events, a quarantine.

#include <cstddef>
#include <string>

#include <scim/report/model.hpp>
#include <scim/report/render.hpp>

namespace scim::report::sample {

/// facts() with the job, before assemble(). The first failed user carries a hostile name.
RunReport job_facts();

/// The same after assemble().
RunReport job_report();

/// The text of an output that comes in pieces.
std::string whole(void (*render)(RunReport const&, Output const&), RunReport const& report);

/// The event of one user in a cycle that begins at `cycle.began`; the number decides over its outcome: 0 a failure, 1 a
/// skip, else a success.
ProvisioningEvent sample_event(ProvisioningCycle const& cycle, std::size_t user, std::size_t number);

}  // namespace scim::report::sample
