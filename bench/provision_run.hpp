// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The command `scimproof provision` as a program: what it costs at the size of a large tenant, and whether it goes on
/// after a kill.

#include <cstddef>
#include <filesystem>

#include "child_program.hpp"
#include "suite_run.hpp"

namespace scim::bench {

/// How large the made-up tenant is; groups have 20 members each on average.
struct TenantSize {
    std::size_t users = 0, groups = 0;
};

struct ProvisionRun {
    ProgramUsage usage;
    double seconds = 0;
    double page_megabytes = 0, record_megabytes = 0;
};

/// Connects, provisions, finds nothing left to do, reads back and writes all reports.
ProvisionRun provision(std::filesystem::path const& program, BenchServer const& server, TenantSize size);

struct ResumedRun {
    std::size_t links_before = 0;  ///< objects that were done when the program was killed
    std::size_t links = 0;         ///< at the end
    std::size_t objects = 0;       ///< that the provider has at the end
    double seconds_to_go_on = 0;   ///< from the second start until the journal grows again
    ProgramUsage usage;            ///< of the resumed run
};

/// Kills the program when half of the users are there, and resumes.
ResumedRun kill_and_resume(std::filesystem::path const& program, BenchServer& server, TenantSize size);

}  // namespace scim::bench
