// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What can be done to one request on purpose, for people who test clients.

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <scim/server/answer.hpp>
#include <scim/wire/http.hpp>
#include <scim/wire/result.hpp>

namespace scim::server {

/// Milliseconds, an hour: whoever wants to wait longer says `hang`.
inline constexpr int longest_latency = 3'600'000;
/// Seconds, a day.
inline constexpr int longest_retry_after = 86'400;
/// Bytes that an answer may be cut to.
inline constexpr int most_truncated = 1 << 30;

/// What happens to one request. The default is nothing.
struct Effect {
    Delivery delivery;                                ///< late, cut short, reset or never
    std::optional<int> status;                        ///< answered at once with this error
    std::optional<std::chrono::seconds> retry_after;  ///< told with the error
    std::vector<std::string> faults;                  ///< for this request, besides the tenant's
    bool is_lost = false;                             ///< the request is not carried out; see can_be_lost()

    bool is_final() const { return status || delivery.kind != Delivery::Kind::whole; }
};

/// Only a request without an answer can be lost: any other answer would be untrue.
bool can_be_lost(Effect const& effect);

/// Adds what a second effect does. The first that ends a request wins; delays add up.
void add(Effect& effect, Effect const& other);

/// Reads `patch-not-atomic, latency=500, status=503, retry-after=30, hang, reset, truncate=20, lost`: ids of faults and
/// these words, in any order. Errors: a sentence. Whether faults exist is not looked at.
Result<Effect, std::string> parse_effect(std::string_view text);

/// The answer with the status of an effect: a SCIM error, with Retry-After if there is one. RFC 9110 §10.2.3.
HttpResponse refusal_of(Effect const& effect);

}  // namespace scim::server
