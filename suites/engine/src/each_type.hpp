// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Cases that are written once and run for each resource type that the provider publishes.

#include <scim/conformance/plan.hpp>

namespace scim::conformance {

/// Puts a case for each published resource type in the place of every case that is written for all, as far as the
/// selection wants it: `generated/Device/values-are-kept` for `generated/each-type/values-are-kept`. Where there is
/// none, the latter stays and is skipped with the reason.
void expand_types(Plan& plan, Selection const& selection, Capabilities const& capabilities);

/// A wish for the case of a resource type, as one for the case that is written for all.
std::string wish_for_each_type(std::string const& wanted);

}  // namespace scim::conformance
