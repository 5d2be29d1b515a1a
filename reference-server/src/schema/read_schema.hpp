// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Reads one schema definition, and says what is wrong with it. RFC 7643 §7.

#include <string>
#include <string_view>

#include <scim/server/schema.hpp>
#include <scim/wire/json.hpp>
#include <scim/wire/result.hpp>

namespace scim::server {

/// Reads a Schema resource; `file` is named in errors. A characteristic that is not stated has the default of
/// RFC 7643 §2.2. Errors: a sentence with file, JSON Pointer and remedy.
Result<Schema, std::string> read_schema(Json document, std::string_view file);

/// Whether this is an attribute name. RFC 7643 §2.1.
bool is_attribute_name(std::string_view name) noexcept;

}  // namespace scim::server
