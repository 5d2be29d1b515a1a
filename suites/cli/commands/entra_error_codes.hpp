// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Error codes of the Entra provisioning log, in our own words.

#include <span>
#include <string_view>

namespace scim::cli {

struct EntraErrorCode {
    std::string_view name, meaning, remedy;
};

std::span<EntraErrorCode const> entra_error_codes();

}  // namespace scim::cli
