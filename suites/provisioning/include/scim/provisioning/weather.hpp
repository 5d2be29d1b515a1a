// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Trouble between the service and the endpoint, played by the simulator: an endpoint that flaps, throttles, answers
/// late, loses answers, refuses the token. It works in front of every endpoint, because none of it is the endpoint's.

#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <scim/conformance/transport.hpp>
#include <scim/provisioning/job_clock.hpp>

namespace scim::provisioning {

/// What happens to the requests that a rule takes.
struct WeatherRule {
    std::string method;                ///< empty: every method
    std::string path_prefix;           ///< of the target below the base; empty: every path
    std::string query_part;            ///< text in the query; empty: with or without query
    double share = 1;                  ///< of the requests that match, by the seed
    std::optional<std::size_t> times;  ///< then the rule is used up

    /// `answer`: the endpoint is not asked, `status` comes back. `lose_request`, `lose_answer`: the connection breaks
    /// before or after the endpoint has seen it. `late`: the endpoint does it, and the time-out passes.
    enum class Effect { answer, lose_request, lose_answer, late } effect = Effect::answer;
    int status = 503;
    std::optional<int> retry_after;    ///< seconds
    bool retry_after_as_date = false;  ///< tells the time instead of the seconds
    /// Of an answer. Absent: a SCIM error, or nothing where the status is one of success.
    std::optional<std::string> body {};
    std::string content_type = "application/scim+json";
    double due = 0;  ///< of the share, carried from request to request
};

/// The rules in force; shared between the scenario and the transport.
struct Weather {
    std::vector<WeatherRule> rules;
};

/// Puts the weather in front of a transport. The first rule that takes a request decides. `base_path` is taken off the
/// targets before they are compared. Everything must outlive it.
std::unique_ptr<conformance::Transport> with_weather(
    std::unique_ptr<conformance::Transport> transport, Weather& weather, JobClock& clock, std::string base_path);

}  // namespace scim::provisioning
