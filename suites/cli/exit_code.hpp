// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// How the program ends. Scripts rely on the numbers.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace scim::cli {

/// Values are what the shell sees.
enum class ExitCode {
    ok = 0,
    findings = 1,
    usage = 2,
    unreachable = 3,
    incomplete = 4,
    nothing_tested = 5,
    refused = 6,
    internal = 70,
    interrupted = 130,
    terminated = 143
};

/// A code with its name and what it tells.
struct ExitCodeEntry {
    ExitCode code;
    std::string_view name, meaning;
    std::string_view retry;  ///< whether trying again is of use
};

std::span<ExitCodeEntry const> exit_codes();
std::string_view name_of(ExitCode code);
std::optional<ExitCodeEntry> find_exit_code(std::string_view number_or_name);

/// The code that wins when several apply: 70, 2, 6, 3, 130 and 143, 4, 5, 1, 0.
ExitCode strongest(std::vector<ExitCode> const& codes);

/// How a command ended, and why in one sentence; the reason is empty when all is well.
struct Ending {
    ExitCode code = ExitCode::ok;
    std::string reason;
};

/// `exit 1 (findings): 2 MUST findings`.
std::string exit_line(Ending const& ending);

}  // namespace scim::cli
