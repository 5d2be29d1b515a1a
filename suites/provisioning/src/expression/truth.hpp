// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// When a value counts as true.

#include <optional>

#include <scim/provisioning/value.hpp>

namespace scim::provisioning::expression {

/// A boolean itself; a number unless it is 0; the texts True and False in any case; null and empty are false. Empty
/// optional for anything else.
std::optional<bool> truth_of(Value const& value);

}  // namespace scim::provisioning::expression
