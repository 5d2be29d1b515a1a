// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Signed assertions of an identity provider. RFC 7519, RFC 7523.

#include <string>
#include <string_view>

#include <scim/server/credentials.hpp>
#include <scim/wire/date_time.hpp>
#include <scim/wire/result.hpp>

namespace scim::server {

/// Checks an RS256 JSON Web Token against the keys and claims of a federation, with 60 seconds of leeway for clocks.
/// Errors: a sentence that names the claim, never its value.
Result<void, std::string> check_assertion(std::string_view assertion, Federation const& federation, TimePoint now);

/// Whether a text is a JSON Web Key Set with at least one RSA key. Errors: a sentence.
Result<void, std::string> check_key_set(std::string_view text);

}  // namespace scim::server
