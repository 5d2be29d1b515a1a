// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The scenarios as compiled into the program.

#include <span>

#include <scim/wire/embedded_file.hpp>

namespace scim::provisioning {

std::span<EmbeddedFile const> embedded_scenarios();

}  // namespace scim::provisioning
