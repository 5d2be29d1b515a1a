// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Sends a case's requests, records every exchange at once, and remembers what has to be deleted again.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <scim/conformance/recording.hpp>
#include <scim/conformance/run.hpp>

#include "run_context.hpp"

namespace scim::conformance {

/// One exchange as the engine judges it: the raw bytes, before redaction.
struct Reply {
    HttpRequest request;
    std::string target;     ///< below the base URL
    std::string operation;  ///< `PATCH /Users/{id}`
    std::string exchange_id;
    std::optional<HttpResponse> response;
    std::optional<TransportError> error;
    std::optional<Json> json;  ///< of the response body
    std::string json_problem;  ///< why the body is no JSON

    int status() const { return response ? response->status : 0; }
    bool is_success() const { return status() >= 200 && status() < 300; }
    /// Whether it is an error that something in front of SCIM may have given: a proxy, a framework. Only 400, 404 and
    /// 409 are surely those of SCIM, so that their form alone is held against the provider. RFC 7644 §3.12.
    bool may_come_from_a_gateway() const
    {
        return status() >= 400 && status() != 400 && status() != 404 && status() != 409;
    }
};

/// Not thread-safe: one per case.
class Session {
public:
    /// `pause`: how long after a change the next request waits.
    Session(RunContext& context, Transport& transport, std::string case_id, std::chrono::milliseconds pause = {});

    /// Headers that a case changes: a null value removes one.
    using HeaderChanges = Json;

    /// Sends one request, waits as a 429 asks for, and records each exchange.
    Reply send(std::string const& method, std::string const& target, std::optional<std::string> body,
        HeaderChanges const& headers = Json::object());

    /// Notes a resource of ours by the reply that made it, or those that a bulk job made; others are ignored.
    void remember(Reply const& creation);
    /// Deletes what was remembered, latest first. Returns how many could not be deleted.
    int clean_up();
    std::size_t remembered() const { return created_.size(); }

    /// Repeats the latest request that came behind a change until its answer is another one, for as long as the run is
    /// patient. Returns the pause that would have been long enough; empty if the answer stays, or nothing was changed.
    std::optional<std::chrono::milliseconds> find_lateness();

    /// Notes a change, or a read behind one, so that later reads wait for it; also those that another session sent.
    void note_change(Reply const& reply);

    RunContext& context() { return context_; }
    std::string const& case_id() const { return case_id_; }

private:
    Reply exchange(HttpRequest request, std::string const& target);
    void record(Reply& reply, Result<TransportAnswer, TransportError> const& answer, TimePoint started_at);
    HttpRequest build(std::string const& method, std::string const& target, std::optional<std::string> body,
        HeaderChanges const& headers) const;

    /// Sleeps until then; false when the run was stopped meanwhile (never during clean-up).
    bool wait(std::chrono::steady_clock::time_point until);

    RunContext& context_;
    Transport& transport_;
    std::string case_id_;
    bool closing_ = false;
    std::chrono::milliseconds pause_;
    std::optional<std::chrono::steady_clock::time_point> changed_at_;
    std::optional<Reply> after_change_;  ///< the latest reply that a change may not have reached
    std::vector<std::string> created_;   ///< targets below the base URL
};

/// Whether a target is that of a query by POST. RFC 7644 §3.4.3.
bool is_search(std::string_view target);

/// Percent-encodes what RFC 3986 does not allow in a request target; everything else is left as it is.
std::string encode_target(std::string_view target);

}  // namespace scim::conformance
