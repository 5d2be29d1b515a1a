// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Dates in texts whose format nobody names.

#include <optional>
#include <string>
#include <string_view>

#include "expression/moment.hpp"

namespace scim::provisioning::expression {

/// The date of a text such as `2020-03-16`, `2020-03-16-07:00`, `2009-06-15T01:45:30-07:00`, `2020-12-31
/// 23:59:59-08:00` or `3/16/2020 7:00:00 AM`. Without a zone it is UTC. Empty for anything else.
std::optional<Moment> date_of(std::string_view text);

/// As the functions of Entra ID print dates: `M/d/yyyy h:mm:ss tt`.
std::string print_date(Moment moment);

}  // namespace scim::provisioning::expression
