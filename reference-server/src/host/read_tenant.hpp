// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Pieces of a tenant's settings that the command line reads as well.

#include <string>

#include <scim/wire/result.hpp>

namespace scim::server {

/// A sentence that names the nearest.
std::string unknown_leniency(std::string const& name);

/// Takes slashes off the end. Errors: a sentence.
Result<void, std::string> settle_base_path(std::string& path);

}  // namespace scim::server
