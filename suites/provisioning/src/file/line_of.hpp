// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Lines of values in a JSON text, for messages about what parsed well and means nothing.

#include <cstddef>
#include <string_view>

namespace scim::provisioning {

/// The 1-based line where the value of a JSON Pointer (RFC 6901) begins. The text must be JSON. Where the pointer leads
/// nowhere, the line of the last value on its way.
std::size_t line_of(std::string_view json_text, std::string_view pointer);

}  // namespace scim::provisioning
