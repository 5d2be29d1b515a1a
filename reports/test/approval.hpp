// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Outputs pinned by approved files.

#include <string>
#include <string_view>

namespace scim::report::sample {

/// Compares with `test/approved/<name>`. With SCIM_APPROVE=1 in the environment the file is written instead.
void check_approved(std::string const& name, std::string_view text);

}  // namespace scim::report::sample
