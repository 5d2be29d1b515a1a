// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The bearer token: where it comes from, and a place that forgets it.

#include <iosfwd>
#include <string>
#include <string_view>

#include <scim/wire/result.hpp>

#include "config/environment.hpp"
#include "config/settings.hpp"

namespace scim::cli {

/// Text whose memory is overwritten when it is no longer needed. Moves, never copies.
class Secret {
public:
    Secret() = default;
    explicit Secret(std::string value) : value_ {std::move(value)} {}
    Secret(Secret const&) = delete;
    Secret& operator=(Secret const&) = delete;
    Secret(Secret&& other) noexcept;
    Secret& operator=(Secret&& other) noexcept;
    ~Secret();

    std::string_view view() const { return value_; }
    bool empty() const { return value_.empty(); }

private:
    std::string value_;
};

/// Overwrites a text before it is freed.
void wipe(std::string& text);

/// The token of `--token-file` (`-` is standard input), `--token-command` or SCIMPROOF_TOKEN; empty when there is none.
/// Errors: a sentence without the token.
Result<Secret, std::string> find_token(
    Settings const& settings, Environment const& environment, std::istream& standard_input);

/// The token in the file that a flag names; empty when the flag is absent. Errors: a sentence without the token.
Result<Secret, std::string> find_further_token(
    Settings const& settings, std::string const& flag, std::istream& standard_input);

}  // namespace scim::cli
