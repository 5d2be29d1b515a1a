// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The part of the HTML report that needs no script: a plain document with the verdict, every finding and its remedy,
/// the cases with problems and the facts of the run.

#include <string>

#include <scim/report/model.hpp>

#include "html_evidence.hpp"

namespace scim::report::html {

/// `✗`, `✓`, `!` or `?` for the verdict.
std::string_view verdict_symbol(VerdictValue value);

/// The markup inside `<main>`. The size note, when not empty, stands with the run's warnings.
std::string static_part(RunReport const& report, Evidence const& evidence, std::string const& size_note);

}  // namespace scim::report::html
