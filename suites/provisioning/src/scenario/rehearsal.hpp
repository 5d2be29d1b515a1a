// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Finds slips of a scenario before anything is sent.

#include <cstdint>
#include <optional>
#include <string>

#include <scim/provisioning/mapping.hpp>
#include <scim/provisioning/scenario.hpp>

namespace scim::provisioning {

/// The directory of a scenario; a made-up one follows the seed. The scenario must have been read.
Directory directory_of(Scenario const& scenario, std::uint64_t seed);

}  // namespace scim::provisioning
