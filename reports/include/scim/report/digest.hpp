// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Digests: bodies are known by them, findings are named after them, redacted values are told apart by them.

#include <memory>
#include <string>
#include <string_view>

namespace scim::report {

/// SHA-256 (FIPS 180-4) as 64 lower-case hexadecimal digits.
std::string sha256_hex(std::string_view bytes);

/// HMAC-SHA256 (RFC 2104) with one key. Safe to use from several threads.
class KeyedDigest {
public:
    explicit KeyedDigest(std::string_view key);
    ~KeyedDigest();
    KeyedDigest(KeyedDigest const&) = delete;
    KeyedDigest& operator=(KeyedDigest const&) = delete;

    /// 64 lower-case hexadecimal digits.
    std::string hex(std::string_view bytes) const;

private:
    struct Prepared;
    std::unique_ptr<Prepared> prepared_;
};

}  // namespace scim::report
