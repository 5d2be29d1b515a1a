// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Programs that a bench starts, and a folder for what they write.

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

namespace scim::bench {

/// A folder that is gone at the end.
class TemporaryFolder {
public:
    TemporaryFolder();
    TemporaryFolder(TemporaryFolder const&) = delete;
    TemporaryFolder& operator=(TemporaryFolder const&) = delete;
    ~TemporaryFolder();

    std::filesystem::path const& path() const { return path_; }
    /// Writes the bench's token into a file of the folder. Returns its path.
    std::string token_file() const;

private:
    std::filesystem::path path_;
};

/// Starts a program with its texts thrown away; the first word is its path.
pid_t start_program(std::vector<std::string> arguments);

/// What a program took until it ended.
struct ProgramUsage {
    double megabytes = 0;    ///< most memory at a time
    double cpu_seconds = 0;  ///< of its own and of the system for it
};

/// Waits for the program to end. Ends this one when it failed by itself: with an exit code above 1.
ProgramUsage wait_for_program(pid_t child);

/// Ends the bench with a text.
[[noreturn]] void give_up(std::string const& why);

}  // namespace scim::bench
