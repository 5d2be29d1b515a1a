// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Ids made of names.

#include <string>
#include <string_view>

namespace scim::report {

/// A version 8 UUID (RFC 9562) made of a text: the same text, the same id.
std::string uuid_of(std::string_view text);

}  // namespace scim::report
