// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The endpoint of a job: sends requests with the job's credentials, at most at its rate, and shows each exchange.

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <scim/conformance/transport.hpp>
#include <scim/provisioning/answers.hpp>
#include <scim/provisioning/job_clock.hpp>
#include <scim/report/model.hpp>
#include <scim/report/redaction.hpp>
#include <scim/wire/json.hpp>
#include <scim/wire/uri.hpp>

namespace scim::provisioning {

struct EndpointSettings {
    Uri base;        ///< tenant URL; its query is not sent
    Fields headers;  ///< Authorization among them
    std::chrono::milliseconds timeout {100'000};
    double rate = 0;                          ///< requests a second; 0: as fast as they are answered
    std::size_t exchanges_before = 0;         ///< of the same run: ids go on from there
    std::size_t most_shown = 20'000;          ///< exchanges of the run that the sink sees from its beginning
    std::size_t most_failures_shown = 2'000;  ///< of those beyond, that failed; the rest is only counted
    int retries = 3;                          ///< of a request that was answered with Retry-After
    std::chrono::seconds longest_wait {300};  ///< for Retry-After; more is left to the next cycle
};

/// Sees exchanges, redacted, as soon as they are complete.
using ExchangeSink = std::function<void(report::Exchange)>;

/// One at a time; not thread-safe.
class Endpoint {
public:
    /// The redactor may be nullptr when there is no sink.
    Endpoint(EndpointSettings settings, std::unique_ptr<conformance::Transport> transport, JobClock& clock,
        report::Redactor const* redactor = nullptr, ExchangeSink sink = {});

    /// `target` is path and query below the base. A request that is throttled is repeated after the wait that was asked
    /// for.
    Answer send(std::string_view method, std::string_view target, std::optional<Json> const& body = {});

    std::size_t requests() const { return requests_; }
    /// Wall time spent waiting for answers.
    std::chrono::nanoseconds waited() const { return waited_; }

private:
    Answer send_once(HttpRequest const& request, std::string_view target);
    void keep_rate();
    bool is_shown(std::size_t number, Result<conformance::TransportAnswer, conformance::TransportError> const& result);
    void show(HttpRequest const& request, std::string_view target,
        Result<conformance::TransportAnswer, conformance::TransportError> const& result, Answer const& answer);

    EndpointSettings settings_;
    std::unique_ptr<conformance::Transport> transport_;
    JobClock& clock_;
    report::Redactor const* redactor_;
    ExchangeSink sink_;
    std::size_t requests_ = 0, late_failures_ = 0;
    std::chrono::nanoseconds waited_ {0};
    std::chrono::steady_clock::time_point next_slot_ {};
};

}  // namespace scim::provisioning
