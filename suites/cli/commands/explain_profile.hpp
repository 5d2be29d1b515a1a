// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// A profile, or several joined, in plain words.

#include <string>

#include <scim/conformance/catalogue.hpp>

namespace scim::cli {

/// What it asks for, what it leaves out and why, and what had to be decided between its parts.
std::string explain_profile(conformance::Profile const& profile, conformance::Catalogue const& catalogue);

}  // namespace scim::cli
