// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Remedies from the finding texts.

#include <scim/documents/requirement_registry.hpp>

#include "console/run_console.hpp"

namespace scim::cli {

/// Looks remedies up in the registry, which must outlive the function.
RemedyOf remedy_of(documents::RequirementRegistry const& registry);

}  // namespace scim::cli
