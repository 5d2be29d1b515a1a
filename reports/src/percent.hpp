// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Shares as people read them.

#include <array>
#include <cstdio>
#include <string>

namespace scim::report {

/// `41.6 %`.
inline std::string percent(double share)
{
    std::array<char, 32> text {};
    std::snprintf(text.data(), text.size(), "%.1f %%", share * 100);
    return text.data();
}

}  // namespace scim::report
