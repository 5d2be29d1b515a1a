// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// From what happened to the exit code.

#include <optional>
#include <string>
#include <vector>

#include <scim/report/model.hpp>

#include "config/run_settings.hpp"
#include "exit_code.hpp"

namespace scim::cli {

/// What the report alone does not tell.
struct RunFacts {
    std::optional<std::string> unreachable;  ///< one sentence
    int signal = 0;                          ///< SIGINT, SIGTERM or 0
    std::optional<std::string> internal;     ///< a leak or a failed output
    std::optional<std::string> unwritable;   ///< an output that could not be written
};

/// The strongest of all endings that apply, with its reason.
Ending judge(report::RunReport const& report, RunFacts const& facts, Gate gate);

}  // namespace scim::cli
