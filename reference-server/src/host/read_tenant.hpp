// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Pieces of a tenant's settings that the command line reads as well.

#include <string>
#include <string_view>
#include <vector>

#include <scim/wire/result.hpp>

namespace scim::server {

/// A sentence that names the nearest of what is known.
std::string unknown_word(std::string_view kind, std::string const& word, std::vector<std::string> const& known);
std::string unknown_leniency(std::string const& name);

/// Takes slashes off the end. Errors: a sentence.
Result<void, std::string> settle_base_path(std::string& path);

}  // namespace scim::server
