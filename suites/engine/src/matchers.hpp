// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The matchers of case files.

#include <string>

#include "compare.hpp"

namespace scim::conformance {

/// What a matcher says of a value.
struct MatcherVerdict {
    bool ok = true;
    std::string failure_class = "wrong-value";
    std::string expected;  ///< the matcher in words
};

/// Applies a matcher (see is_matcher) to a value.
MatcherVerdict apply_matcher(Json const& matcher, Json const& observed, CompareContext const& context);

/// Whether the expectation holds for a member that is not there: `{"empty": true}`, alone or in `oneOf`.
bool accepts_absence(Json const& expected);

/// A reference made absolute: `../Users/1`, `/scim/v2/Users/1`, or `Users/1` below the base. Empty for no URI at all.
std::string resolve_reference(std::string const& reference, Uri const& base);

/// `*` stands for any text, `?` for one letter.
bool matches_glob(std::string_view text, std::string_view glob);

}  // namespace scim::conformance
