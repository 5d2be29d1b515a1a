// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The word that somebody meant.

#include <string>
#include <string_view>
#include <vector>

namespace scim::cli {

/// scim::nearest, and for short words also a candidate with two neighbouring letters in the other order (`rnu` for
/// `run`); empty when none is near.
std::string suggestion(std::string_view word, std::vector<std::string> const& candidates);

}  // namespace scim::cli
