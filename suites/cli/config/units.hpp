// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Quantities as people write them: `30s`, `25/s`, `5MB`. Errors are half sentences that follow the flag's name.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <scim/report/model.hpp>
#include <scim/wire/result.hpp>

namespace scim::cli {

/// `500ms`, `30s`, `10m`, `1h`, `1.5s`; more than zero.
Result<std::chrono::milliseconds, std::string> parse_duration(std::string_view text);

/// Requests per second from `25/s`, `90/m`, `25`; 0 is unlimited.
Result<double, std::string> parse_rate(std::string_view text);

/// Bytes from `5MB`, `500KB`, `5000000`; powers of 1000.
Result<std::size_t, std::string> parse_size(std::string_view text);

/// A whole number between both limits.
Result<std::int64_t, std::string> parse_whole_number(std::string_view text, std::int64_t least, std::int64_t most);

/// `2/4`: the second of four parts; at most 1000 parts.
Result<report::Shard, std::string> parse_shard(std::string_view text);

/// Any 64-bit seed, decimal.
Result<std::uint64_t, std::string> parse_seed(std::string_view text);

/// `340 ms`, `4.1 s`, `3 min 48 s`.
std::string duration_text(double milliseconds);

/// `1,180`.
std::string with_commas(std::int64_t number);

}  // namespace scim::cli
