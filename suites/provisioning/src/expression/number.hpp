// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Whole numbers in texts.

#include <cstdint>
#include <optional>
#include <string_view>

namespace scim::provisioning::expression {

/// An optional minus and decimal digits, or `&H` and hexadecimal digits, and nothing else. Empty when it is none or
/// does not fit 64 bits.
std::optional<std::int64_t> whole_number(std::string_view text) noexcept;

}  // namespace scim::provisioning::expression
