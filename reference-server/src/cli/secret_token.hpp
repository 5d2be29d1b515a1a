// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Where the bearer token comes from. RFC 6750 §2.1.

#include <iosfwd>
#include <optional>
#include <string>

#include <scim/wire/result.hpp>

namespace scim::server {

/// The token clients have to send.
struct SecretToken {
    enum class Source { made_here, file, standard_input, environment };

    std::string value;
    Source source = Source::made_here;
};

/// The first line of the file (`-`: of `input`), else the value from the environment, else a new random token.
/// `variable` is where the value from the environment comes from. Errors: a sentence that says what is wrong with the
/// token, never what it is.
Result<SecretToken, std::string> find_secret_token(std::optional<std::string> const& file,
    std::optional<std::string> const& environment, std::istream& input,
    std::string const& variable = "SCIM_REFERENCE_TOKEN");

/// What is shown of it: all when it was made here and nobody else knows it, else where it came from.
std::string shown(SecretToken const& token);

}  // namespace scim::server
