// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The data files of the suites that were compiled in: `cases/...`, `captures/...`, `profiles/...`, `provisioning/...`.

#include <span>

#include <scim/wire/embedded_file.hpp>

namespace scim::conformance {

std::span<EmbeddedFile const> embedded_suites();

}  // namespace scim::conformance
