// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Lines about one case or one target, the same in every console.

#include <map>
#include <string>
#include <vector>

#include <scim/report/model.hpp>

#include "console/run_console.hpp"

namespace scim::cli {

/// The case in full: what was expected and seen, how to mend it, how to see it again. Lines with text of the provider
/// begin with a bar.
std::vector<std::string> case_in_full(report::Case const& finished, RemedyOf const& remedy, Style const& style);

/// One line: `✗ users/create/duplicate   MUST   expected 409, got 201   ENTRA-033`.
std::string case_in_short(report::Case const& finished, Style const& style);

/// True when a case belongs into the list of what went wrong: fail, warn or error.
bool is_conspicuous(report::Status status);

/// Requirement ids of the failed assertions, each once.
std::vector<std::string> violated_requirements(report::Case const& finished);

/// `tls=1.3 patch=yes bulk=no`.
std::string target_facts(report::Target const& target);

/// `  known users/create/duplicate [MUST RFC7644-3.3-12]`, for a failure that the baseline covers.
std::string known_case_line(report::Case const& finished, Style const& style);

/// Adds a case to the counts.
void count(report::Counts& counts, report::Case const& finished);

}  // namespace scim::cli
