// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Finds what looks like a secret wherever it stands: JWTs, PEM blocks, Bearer and Basic credentials, cloud keys, user
/// information in URLs, and query parameters that carry secrets. Hand-written scanners, each linear in the text.

#include <string_view>

#include "replacement.hpp"
#include "text_search.hpp"

namespace scim::report {

/// `letters` are those of the text.
void find_patterns(std::string_view text, Letters const& letters, Replacements& found);

}  // namespace scim::report
