// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// From a JSON Pointer back to the text it was parsed from, for messages about files that people write.

#include <cstddef>
#include <string_view>

namespace scim {

/// The line, counted from 1, on which the member or element at the pointer begins. Where the pointer leads further than
/// the text, the line of the last value on the way; 1 for text that is no JSON.
std::size_t line_of(std::string_view text, std::string_view pointer);

}  // namespace scim
