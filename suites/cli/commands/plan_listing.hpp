// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// A plan as text, for people who want to see it before anything is sent.

#include <string>

#include <scim/conformance/plan.hpp>

namespace scim::cli {

/// Every case with its requests; placeholders stay open.
std::string requests_listing(conformance::Plan const& plan);

}  // namespace scim::cli
