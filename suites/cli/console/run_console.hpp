// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What a person or a log sees while a run goes on.

#include <chrono>
#include <cstdint>
#include <functional>
#include <iosfwd>
#include <memory>
#include <string>
#include <string_view>

#include <scim/conformance/run.hpp>

#include "console/style.hpp"

namespace scim::cli {

/// The first line.
struct RunHeader {
    std::string version, profile, base_url;
    std::size_t cases = 0;
    int jobs = 1;
    double rate = 0;
    std::uint64_t seed = 0;
};

/// How to remedy the violation of a requirement, in one sentence; empty when unknown.
using RemedyOf = std::function<std::string(std::string_view requirement)>;

/// Time for heartbeats, so that tests can turn it.
using Ticks = std::function<std::chrono::steady_clock::time_point()>;

/// Shows a run as it happens.
class RunConsole : public conformance::RunObserver {
public:
    virtual void begin(RunHeader const& /*header*/) {}
    /// Takes away what moves; the summary follows.
    virtual void finish() {}
};

/// Where and how a console writes.
struct ConsoleOptions {
    std::ostream& out;
    Style style;
    RemedyOf remedy;
    Ticks ticks;
    int columns = 80;
    bool github_groups = false;
    bool exchanges = false;  ///< a line for every exchange
};

/// One line per suite, failures in full, a heartbeat; no control characters. Report design 14.3.
std::unique_ptr<RunConsole> make_plain_console(ConsoleOptions const& options);
/// Three live lines at the bottom, failures scroll above. Report design 14.1.
std::unique_ptr<RunConsole> make_live_console(ConsoleOptions const& options);
/// Every exchange in full, for `replay`.
std::unique_ptr<RunConsole> make_verbose_console(ConsoleOptions const& options);
/// Nothing.
std::unique_ptr<RunConsole> make_silent_console();

}  // namespace scim::cli
