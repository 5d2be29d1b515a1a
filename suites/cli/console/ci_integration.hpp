// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What GitHub Actions and CTest are told. Report design 10.6 and 10.10.

#include <string>

#include <scim/report/model.hpp>

#include "config/environment.hpp"

namespace scim::cli {

/// GITHUB_ACTIONS is `true`.
bool is_github(Environment const& environment);
/// The program runs as a test of CTest.
bool is_ctest(Environment const& environment);

/// At most nine errors and nine warnings as log commands, then one line for the rest.
std::string github_annotations(report::RunReport const& report);
/// Appends the summary to GITHUB_STEP_SUMMARY and the step outputs to GITHUB_OUTPUT, where they are set.
void write_github_files(report::RunReport const& report, std::string const& summary, std::string const& html_path,
    Environment const& environment);

/// Measurements that CTest stores beside the test.
std::string ctest_measurements(report::RunReport const& report, std::string const& html_path);

}  // namespace scim::cli
