// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// A run: discover, plan, cases, clean-up; every fact is written the moment it is known.

#include <atomic>
#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <scim/conformance/catalogue.hpp>
#include <scim/conformance/plan.hpp>
#include <scim/conformance/transport.hpp>
#include <scim/report/redaction.hpp>
#include <scim/report/results_ndjson.hpp>
#include <scim/wire/date_time.hpp>
#include <scim/wire/uri.hpp>

namespace scim::conformance {

struct RunOptions {
    Uri base;                   ///< the provider's base URL
    std::string authorization;  ///< value of the Authorization header; empty sends none
    /// More values of that header by name: `readOnly` may read only, `otherTenant` belongs to another tenant.
    std::map<std::string, std::string> credentials;
    std::vector<std::string> secrets;  ///< redacted everywhere
    Fields extra_headers;
    std::string label;
    Selection selection;
    std::map<std::string, FeatureOverride> features;
    std::optional<Mapping> mapping;
    int jobs = 4;
    double rate = 0;                             ///< requests per second over all workers; 0 is unlimited
    std::chrono::milliseconds timeout {30'000};  ///< per exchange
    std::chrono::milliseconds patience {0};      ///< for changes to be seen; 0 takes a stale answer for a wrong one
    std::optional<std::chrono::milliseconds> max_time;
    std::optional<report::Baseline> baseline;  ///< kept in the record; reports are made with it
    int max_failures = 0;                      ///< 0 is unlimited
    std::uint64_t seed = 0;
    CaseOrder order = CaseOrder::catalogue;  ///< shuffled: drawn from the seed
    bool keep = false;                       ///< leave the resources
    report::PersonalData personal_data = report::PersonalData::mask;
    std::vector<std::string> argv, config_files, environment_names;  ///< for the report, without secrets
    std::string tool_version;
};

/// Hears of what happens; called from worker threads, never two calls at a time.
class RunObserver {
public:
    virtual ~RunObserver() = default;
    virtual void on_target(report::Target const& /*target*/) {}
    virtual void on_plan(Plan const& /*plan*/) {}
    virtual void on_exchange(report::Exchange const& /*exchange*/) {}
    virtual void on_case(report::Case const& /*finished*/) {}
    virtual void on_cleanup(int /*deleted*/, int /*left*/) {}
};

/// Why a target could not be tested at all.
struct Unreachable {
    std::string error_class;  ///< `dns`, `refused`, `timeout`, `tls`, `auth`, `not-scim`, ...
    std::string text;         ///< one sentence that says which, and what to do
};

struct RunOutcome {
    std::optional<Unreachable> unreachable;
    report::Completion completion = report::Completion::complete;
    std::string completion_reason;
    int left_behind = 0;  ///< resources that could not be deleted
};

/// The requirements of a profile as a record carries them, with their texts and cases.
std::vector<report::Requirement> report_requirements(Catalogue const& catalogue, Profile const& profile);

/// Begins the names of everything that a run with this seed creates.
std::string run_prefix(std::uint64_t seed);

/// Tests an endpoint. Blocks until done; `stop` set from outside (a signal) ends it soon, clean-up included.
RunOutcome run(RunOptions const& options, Catalogue const& catalogue, Profile const& profile,
    TransportFactory const& transports, report::ResultsWriter& results, RunObserver& observer,
    std::atomic<bool> const& stop);

/// Connects, authenticates and reads the discovery documents; sends no write.
struct ProbeOutcome {
    std::optional<Unreachable> unreachable;
    report::Target target;
    Capabilities capabilities;
    std::vector<report::Exchange> exchanges;
};
ProbeOutcome probe(RunOptions const& options, Profile const& profile, TransportFactory const& transports);

/// What `scimproof cleanup` finds and deletes.
struct CleanupOutcome {
    std::optional<Unreachable> unreachable;
    std::vector<std::string> found;  ///< `User 2819c223 scimproof-k3f9-7a2c-bjensen`
    int deleted = 0, failed = 0;
};

/// Whether cleanup() deletes or only lists.
enum class CleanupMode { list, remove };

/// Finds users and groups whose userName or displayName begins with the prefix, and resources of published types of the
/// provider's own, by the texts that a run makes up for them. What has no such text that is shown is not found.
CleanupOutcome cleanup(RunOptions const& options, Profile const& profile, TransportFactory const& transports,
    std::string const& prefix, CleanupMode mode);

}  // namespace scim::conformance
