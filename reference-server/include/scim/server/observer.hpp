// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// A log of what clients send, for people who write SCIM clients: in memory, bounded, without secrets; each request
/// with the requirements that its client did not keep.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <scim/server/metrics.hpp>
#include <scim/server/schema.hpp>
#include <scim/wire/date_time.hpp>
#include <scim/wire/http.hpp>
#include <scim/wire/json.hpp>

namespace scim::server {

/// How a request came. RFC 7644 §7.2 lets only the second be blamed.
enum class Channel { loopback, plain, tls };

/// A request with its answer, as the one who answered saw them. It is looked at only during the call it is given to.
struct Observation {
    std::string tenant;                   ///< empty where there is only one
    TimePoint at;                         ///< when the request came
    std::chrono::microseconds took {0};   ///< until the answer was ready
    HttpRequest const& request;           ///< as sent, secrets included: they are redacted here
    HttpResponse const& response;         ///< as sent
    std::string base_path = "/scim/v2";   ///< what comes before `/Users` in the target
    Channel channel = Channel::loopback;  ///< how the request came
};

/// How bad it is what a client did.
enum class Severity {
    info,     ///< legal or doubtful, and worth knowing
    warning,  ///< against a SHOULD, or undefined: other service providers may refuse it
    error,    ///< against a MUST
};

/// `info`, `warning` or `error`.
std::string_view keyword(Severity severity) noexcept;

/// A requirement that a client did not keep.
struct Violation {
    std::string requirement;  ///< of the registry, such as `RFC7644-3.5.2-04`
    Severity level = Severity::info;
    std::string summary;  ///< the rule, one sentence
    std::string detail;   ///< what was seen, and where

    friend bool operator==(Violation const&, Violation const&) = default;
};

/// The shape of log lines.
enum class LogForm { text, json };

/// One line without its end: `time=... level=info tenant=... method=... target=... status=... took_us=...
/// violations=...`, printable ASCII only. No header, no body; secrets in the target are redacted.
/// `violations` is left out when it is not known.
std::string log_line(Observation const& observation, LogForm form, std::optional<std::size_t> violations = {});

/// How an observer is set up.
struct ObserverOptions {
    std::size_t max_entries = 1000;                          ///< the oldest make room
    std::size_t max_bytes = std::size_t {16} * 1024 * 1024;  ///< of all entries together
    std::size_t max_body_bytes = std::size_t {64} * 1024;    ///< a longer body is cut
    std::vector<ResourceType> types;  ///< what requests are judged by; empty: User and Group as compiled in
    Metrics* metrics = nullptr;       ///< must outlive the observer; counts requests, violations and drops
    LogForm log_form = LogForm::text;
    std::function<void(std::string const& line)> log_sink;  ///< gets each log_line(); called from one thread only
};

/// Keeps the last requests. Every member function may be called from several threads at once.
class Observer {
public:
    explicit Observer(ObserverOptions options);
    Observer(Observer const&) = delete;
    Observer& operator=(Observer const&) = delete;
    /// Finishes what was recorded.
    ~Observer();

    /// Copies the request and its answer; redacting and judging are done by a thread of its own. When that thread
    /// falls behind by max_bytes, or by max_entries requests, the request is left out and counted.
    void record(Observation const& observation);

    /// Tells what the requests of a tenant are judged by, instead of ObserverOptions::types.
    void judge_by(std::string const& tenant, std::vector<ResourceType> types);

    /// The entries behind `since_id`, oldest first.
    ///
    /// Shape: `{"entries": [{id, at, tenant, tookMicroseconds, method, target, requestHeaders: [{name, value}],
    /// requestBody, status, responseHeaders, responseBody, violations: [{requirement, level, summary, detail}]}],
    /// "next": id}`; `next` is what to ask for the next time. At most `limit` entries and about 4 MB.
    /// An empty tenant stands for all. A `since_id` that was never given, as after a restart, counts as 0.
    Json log(std::uint64_t since_id, std::size_t limit, std::string_view tenant = {}) const;

    /// Forgets every entry. Identifiers go on.
    void clear();

    /// Requests that are not in the log because the observer fell behind.
    std::uint64_t dropped() const;

private:
    struct State;

    std::unique_ptr<State> state_;
};

}  // namespace scim::server
