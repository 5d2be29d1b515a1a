// SPDX-License-Identifier: Apache-2.0
#include "exit_code.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace scim::cli {
namespace {

// In the order of precedence: the first that applies is returned.
constexpr std::array codes {
    ExitCodeEntry {
        ExitCode::internal, "internal", "defect in scimproof, or a secret was found in an output", "report it"},
    ExitCodeEntry {ExitCode::usage, "usage", "bad flag, bad configuration, unknown case, unreadable input", "no"},
    ExitCodeEntry {ExitCode::refused, "refused", "refused for safety: consent to writes is missing", "no"},
    ExitCodeEntry {ExitCode::unreachable, "unreachable",
        "the target could not be tested: name, connection, TLS, 401 or 403, no SCIM answer", "yes"},
    ExitCodeEntry {
        ExitCode::interrupted, "interrupted", "Ctrl-C; clean-up and outputs were done if there was time", "-"},
    ExitCodeEntry {
        ExitCode::terminated, "terminated", "SIGTERM; clean-up and outputs were done if there was time", "-"},
    ExitCodeEntry {ExitCode::incomplete, "incomplete", "stopped early: time, failures or a lost target", "yes"},
    ExitCodeEntry {ExitCode::nothing_tested, "nothing-tested", "nothing selected, or every case not applicable", "no"},
    ExitCodeEntry {ExitCode::findings, "findings", "ran, gate not satisfied", "no"},
    ExitCodeEntry {ExitCode::ok, "ok", "ran, gate satisfied", "-"},
};

}  // namespace

std::span<ExitCodeEntry const> exit_codes()
{
    return codes;
}

std::string_view name_of(ExitCode code)
{
    for (auto const& entry : codes) {
        if (entry.code == code)
            return entry.name;
    }
    return "internal";
}

std::optional<ExitCodeEntry> find_exit_code(std::string_view number_or_name)
{
    for (auto const& entry : codes) {
        if (entry.name == number_or_name || std::to_string(static_cast<int>(entry.code)) == number_or_name)
            return entry;
    }
    return std::nullopt;
}

ExitCode strongest(std::vector<ExitCode> const& given)
{
    for (auto const& entry : codes) {
        if (std::find(given.begin(), given.end(), entry.code) != given.end())
            return entry.code;
    }
    return ExitCode::ok;
}

std::string exit_line(Ending const& ending)
{
    auto const head = fmt::format("exit {} ({})", static_cast<int>(ending.code), name_of(ending.code));
    return ending.reason.empty() ? head : head + ": " + ending.reason;
}

}  // namespace scim::cli
