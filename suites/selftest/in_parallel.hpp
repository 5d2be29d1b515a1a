// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Many runs at once.

#include <cstddef>
#include <functional>

namespace scim::selftest {

/// Calls the function for 0 to count - 1, on some threads for each core.
void in_parallel(std::size_t count, std::function<void(std::size_t index)> const& call);

}  // namespace scim::selftest
