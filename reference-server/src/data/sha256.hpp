// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// SHA-256 of text that comes in pieces. FIPS 180-4.

#include <memory>
#include <string>
#include <string_view>

namespace scim::server {

/// Takes text and gives its digest.
class Sha256 {
public:
    Sha256();
    Sha256(Sha256 const&) = delete;
    Sha256& operator=(Sha256 const&) = delete;
    ~Sha256();

    void add(std::string_view text);
    /// Lower-case hexadecimal; once, at the end.
    std::string finish();

private:
    struct Context;
    std::unique_ptr<Context> context_;
};

}  // namespace scim::server
