// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What the workers of one run share.

#include <atomic>
#include <chrono>
#include <mutex>
#include <string>

#include <scim/conformance/run.hpp>
#include <scim/report/redaction.hpp>

#include "lateness.hpp"
#include "refused_values.hpp"

namespace scim::conformance {

class StandingChecks;

/// Keeps all workers together below a rate.
class Pace {
public:
    explicit Pace(double per_second) : per_second_ {per_second} {}

    /// The moment at which the caller may send.
    std::chrono::steady_clock::time_point next_slot();

private:
    double per_second_;
    std::mutex mutex_;
    std::chrono::steady_clock::time_point next_ {};
};

/// References and counters; every member is safe to use from several threads.
struct RunContext {
    RunOptions const& options;
    Profile const& profile;
    report::Redactor const& redactor;
    report::ResultsWriter* results;  ///< nullptr: nothing is written (probe, cleanup)
    RunObserver& observer;
    std::atomic<bool> const& stop;
    TransportFactory const& transports;
    std::string run_prefix;
    Catalogue const* catalogue = nullptr;
    StandingChecks* checks = nullptr;
    Capabilities capabilities {};
    Pace pace;
    Lateness lateness {options.patience};
    RefusedValues refused_values {};
    std::mutex observer_mutex {};
    std::atomic<int> next_exchange {1};
    std::atomic<int> unanswered_in_a_row {0};
    std::atomic<int> deleted {0};  ///< resources of ours that are gone again

    std::string endpoint(std::string const& resource_type) const;
};

/// Sleeps, but wakes up early when the run stops. False when it was stopped.
bool wait_until(RunContext const& context, std::chrono::steady_clock::time_point when);

}  // namespace scim::conformance
