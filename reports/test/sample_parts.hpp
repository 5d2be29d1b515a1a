// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The pieces sample reports are made of.

#include <string>
#include <string_view>
#include <vector>

#include <scim/report/model.hpp>

namespace scim::report::sample {

/// Milliseconds after the start of the sample run.
TimePoint time_at(int milliseconds);

Case make_case(std::string id, std::string title, Status status);
Step step(int n, std::string title, std::string exchange_id, std::vector<Assertion> assertions);
Assertion status_assertion(std::string requirement, Level level, bool ok, std::string expected, std::string observed);
/// A GET with an empty answer of that status.
Exchange get_exchange(std::string id, std::string case_id, std::string route, std::string path, int status);

/// Eight requirements: met, violated, warned, not applicable, without verdict, not covered.
std::vector<Requirement> sample_requirements();
/// Twelve cases with their exchanges.
void add_sample_cases(RunReport& report);

}  // namespace scim::report::sample
