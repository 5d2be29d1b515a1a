// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Groups failing assertions that have one cause, and gives them words.

#include <vector>

#include <scim/report/model.hpp>

namespace scim::report {

/// The findings of the report's failed and warned cases, worst first; fills `finding_ids` of those cases.
/// Cases and exchanges must be sorted by id.
std::vector<Finding> find_causes(RunReport& report);

/// Worst first, known ones last.
void sort_findings(std::vector<Finding>& all);

/// Fills {status} {reason} {path} {count} {mime} {observed} of a text. The result is printable.
std::string fill_placeholders(std::string_view text, Assertion const& assertion, Exchange const* exchange);

}  // namespace scim::report
