// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Writes a date in a given format.

#include <string>

#include "expression/date_format.hpp"
#include "expression/date_reader.hpp"

namespace scim::provisioning::expression {

/// The date in that format, in UTC. `K` gives nothing for a date whose zone was never named.
std::string write_date(ReadDate const& date, DateFormat const& format);

}  // namespace scim::provisioning::expression
