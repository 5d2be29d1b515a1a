// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Runs one case: given, steps, after, clean-up.

#include <scim/conformance/case_definition.hpp>
#include <scim/report/model.hpp>

#include "run_context.hpp"

namespace scim::conformance {

/// Runs the case and deletes what it made. `left_behind` counts what could not be deleted.
report::Case run_case(CaseDefinition const& definition, RunContext& context, Transport& transport, int worker,
    std::atomic<int>& left_behind);

/// The record of a case that is not run.
report::Case skipped_case(CaseDefinition const& definition, RunContext const& context, std::string reason);

/// What a case has in common whatever its outcome.
report::Case blank_case(CaseDefinition const& definition, RunContext const& context);

}  // namespace scim::conformance
