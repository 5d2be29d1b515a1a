// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Runs the suites against a reference server of this process and tells what that took.

#include <chrono>
#include <memory>
#include <optional>
#include <string>

#include <scim/conformance/catalogue.hpp>
#include <scim/conformance/run.hpp>
#include <scim/server/listener.hpp>
#include <scim/server/service_provider.hpp>

namespace scim::bench {

/// What one run took. CPU time is known of runs with one job only.
struct SuiteRun {
    double total_ms = 0;    ///< wall clock
    double waiting_ms = 0;  ///< wall clock, inside the transport; of all jobs together
    double own_cpu_ms = 0;  ///< CPU time of the runner's thread outside the transport
    double reading_ms = 0;  ///< afterwards: CPU time to read the record and to render the page
    int exchanges = 0, cases = 0, failures = 0;
};

/// A reference server on loopback in the dialect that a profile asks for.
class BenchServer {
public:
    /// Ends the program when the server cannot start.
    explicit BenchServer(std::string const& profile);

    std::string const& url() const { return url_; }
    server::ServiceProvider& provider() { return *provider_; }

private:
    std::unique_ptr<server::ServiceProvider> provider_;
    std::unique_ptr<server::Listener> listener_;
    std::string url_;
};

/// How a run is made.
struct SuiteRunOptions {
    std::string profile;
    int jobs = 1;
    conformance::Selection selection {};
    /// Answers come from the provider itself, this much later, without a network; nothing: over HTTP with libcurl.
    std::optional<std::chrono::milliseconds> latency {};
};

SuiteRun run_suites(BenchServer& server, conformance::Catalogue const& catalogue, SuiteRunOptions const& wishes);

}  // namespace scim::bench
