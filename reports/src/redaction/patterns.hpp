// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Finds what looks like a secret wherever it stands: JWTs, PEM blocks, Bearer and Basic credentials, cloud keys, user
/// information in URLs, and query parameters that carry secrets. Hand-written scanners, each linear in the text.

#include <string_view>

#include "replacement.hpp"

namespace scim::report {

void find_patterns(std::string_view text, Replacements& found);

}  // namespace scim::report
