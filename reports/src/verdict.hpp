// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The verdict rules, version 1: one function decides for every output.

#include <scim/report/model.hpp>

namespace scim::report {

/// Judges a report whose counts and requirement results are filled in.
Verdict judge(RunReport const& report);

}  // namespace scim::report
