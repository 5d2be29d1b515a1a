// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Numbers and short names that depend on a case's id alone, so that a run can be repeated.

#include <cstdint>
#include <string>
#include <string_view>

namespace scim::conformance {

/// The same on every machine. FNV-1a.
std::uint64_t hash_of(std::string_view text);
/// Five letters and digits.
std::string short_hash(std::string_view text);

}  // namespace scim::conformance
