// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Refusals of the service provider as values. RFC 7644 §3.12.

#include <optional>
#include <string>
#include <string_view>

#include <scim/wire/json.hpp>

namespace scim::server {

/// The detail error keywords. RFC 7644 §3.12, table 9; RFC 9865 §2.1, table 3.
enum class ScimType {
    invalid_filter,
    too_many,
    uniqueness,
    mutability,
    invalid_syntax,
    invalid_path,
    no_target,
    invalid_value,
    invalid_vers,
    sensitive,
    invalid_cursor,
    expired_cursor,
    invalid_count,
};

/// The keyword as spelled on the wire, such as `noTarget`. RFC 7644 §3.12, table 9.
std::string_view keyword(ScimType type) noexcept;

/// What the service provider answers when it refuses. RFC 7644 §3.12.
struct ScimError {
    int status = 400;                   ///< HTTP status code
    std::optional<ScimType> scim_type;  ///< Table 9; absent where the RFC names none
    std::string detail;                 ///< for people: no check compares it

    friend bool operator==(ScimError const&, ScimError const&) = default;
};

/// The error message of a refusal; `status` is a string. RFC 7644 §3.12.
Json error_document(ScimError const& error);

}  // namespace scim::server
