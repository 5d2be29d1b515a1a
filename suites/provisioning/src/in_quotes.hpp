// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Texts of files and of people inside messages.

#include <string>
#include <string_view>

namespace scim::provisioning {

/// The text in double quotes, control characters escaped, cut after 80 bytes: it may come from anywhere.
std::string in_quotes(std::string_view text);

}  // namespace scim::provisioning
