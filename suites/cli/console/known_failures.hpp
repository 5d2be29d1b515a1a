// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Known failures, told apart while the run goes on.

#include <memory>

#include <scim/report/model.hpp>

#include "console/run_console.hpp"

namespace scim::cli {

/// Passes everything on to the inner console; cases whose failures the baseline covers arrive there as known.
std::unique_ptr<RunConsole> with_known_failures(
    std::unique_ptr<RunConsole> inner, report::Baseline baseline, TimePoint day);

}  // namespace scim::cli
