// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What the started program costs: until it asks for the first time, and in memory.

#include <cstddef>
#include <filesystem>
#include <string>

namespace scim::bench {

/// Milliseconds from the start of the program until its first request arrives.
double milliseconds_to_first_request(std::filesystem::path const& program);

/// How large a run was.
struct LargeRun {
    double megabytes = 0;  ///< most memory at a time, of the run and its reports
    double seconds = 0;
    std::size_t cases = 0;
};

/// Runs the profile with the embedded cases and copies of case files, until there are so many cases. `source` is the
/// folder of the case files.
LargeRun run_many_cases(std::filesystem::path const& program, std::filesystem::path const& source,
    std::string const& url, std::string const& profile, std::size_t cases);

}  // namespace scim::bench
