// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// English names of days and months, as the invariant culture of .NET has them.

#include <array>
#include <string_view>

namespace scim::provisioning::expression {

inline constexpr std::array<std::string_view, 7> day_names {
    "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};
inline constexpr std::array<std::string_view, 12> month_names {"January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December"};

/// Length of an abbreviated name.
inline constexpr std::size_t short_name_length = 3;

}  // namespace scim::provisioning::expression
