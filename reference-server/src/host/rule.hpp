// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Rules by which requests of a tenant fare ill on purpose.

#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <scim/wire/date_time.hpp>
#include <scim/wire/json.hpp>
#include <scim/wire/result.hpp>

#include "host/effect.hpp"

namespace scim::server {

/// So many requests in a window of time; one more is answered 429.
struct RateLimit {
    std::int64_t requests = 0;
    std::chrono::seconds window {1};
};

/// Which requests, and what happens to them.
struct Rule {
    std::string method;                 ///< empty: any
    std::string path = "*";             ///< below the base path, decoded or not as sent; `*` stands for any text
    std::int64_t after = 0;             ///< so many matching requests are spared first
    std::int64_t every = 1;             ///< then each so-manieth is met
    std::optional<std::int64_t> times;  ///< and no more than so many
    Effect effect;
    std::optional<RateLimit> rate_limit;  ///< in place of an effect
    Json document;                        ///< as it was written
};

/// Reads `{"method", "path", "after", "every", "times"}` and one or more of `"latency"` (ms), `"status"` and
/// `"retryAfter"` (s), `"hang"`, `"reset"`, `"truncate"` (bytes), `"lost"`, `"faults"`, `"rateLimit": {"requests",
/// "seconds"}`. Errors: a sentence with a JSON Pointer.
Result<Rule, std::string> read_rule(Json const& document, std::string const& pointer);

/// Rules in force. Safe to use from several threads.
class RuleBook {
public:
    explicit RuleBook(std::vector<Rule> rules);

    bool empty() const { return rules_.empty(); }
    std::vector<Rule> const& rules() const { return rules_; }

    /// What happens to a request. `path` is the target below the base path, without its query.
    Effect apply(std::string_view method, std::string_view path, TimePoint now);

private:
    struct Progress {
        std::int64_t matched = 0;
        std::int64_t met = 0;
        TimePoint window_start {};
        std::int64_t in_window = 0;
    };

    static Effect meet(Rule const& rule, Progress& progress, TimePoint now);

    std::vector<Rule> rules_;
    std::mutex mutex_;
    std::vector<Progress> progress_;
};

/// Whether a text fits a pattern in which `*` stands for any text, `/` included.
bool fits(std::string_view text, std::string_view pattern) noexcept;

}  // namespace scim::server
