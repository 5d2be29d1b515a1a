// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Randomness that can be repeated from a seed, and identifiers made of it.

#include <cstdint>
#include <optional>
#include <random>
#include <string>

namespace scim {

/// A seeded source. One per thread: it is not locked.
class Random {
public:
    explicit Random(std::uint64_t seed) : seed_ {seed} {}

    std::uint64_t next();
    /// RFC 9562 version 4, lower case.
    std::string uuid();
    /// Letters and digits, the first a letter.
    std::string word(std::size_t length);

private:
    std::uint64_t seed_;
    std::optional<std::mt19937_64> engine_;  ///< made when it is asked: that takes longer than most uses
};

/// Bytes from the operating system, for tokens and keys. Never repeatable.
std::string secure_random_bytes(std::size_t count);

}  // namespace scim
