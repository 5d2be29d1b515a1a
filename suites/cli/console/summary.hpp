// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The last block of a run: what was found, what it means, where the files are.

#include <string>
#include <string_view>
#include <vector>

#include <scim/report/model.hpp>

#include "console/style.hpp"

namespace scim::cli {

/// Words for a verdict: `ready`, `not-ready`.
std::string_view verdict_word(report::VerdictValue value);

/// RESULT and OUTPUT lines, a stable interface for scripts. Report design 14.3.
std::string plain_summary(report::RunReport const& report, std::vector<std::string> const& outputs);

/// Findings that no entry of a baseline excuses.
int findings_to_mend(report::RunReport const& report);

/// The BASELINE line, which is as stable, and entries that are known, expired or fixed; empty without a baseline.
std::string baseline_summary(report::RunReport const& report);

/// Findings with their remedies, what is not proven, outputs, the verdict. Report design 14.2.
std::string terminal_summary(
    report::RunReport const& report, std::vector<std::string> const& outputs, Style const& style);

}  // namespace scim::cli
