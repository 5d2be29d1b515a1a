// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Ranges of a text that give way to a mark.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace scim::report {

/// Why a range goes; where ranges overlap, the stronger reason names the mark.
enum class Reason { personal, pattern, member, known };

/// One range that is to be replaced.
struct Replacement {
    std::size_t begin = 0, end = 0;  ///< bytes, half open
    std::string kind;                ///< `bearer`, `password`, `secret`, ...
    std::string value;               ///< what the mark's tag is made from
    Reason reason = Reason::pattern;
};

using Replacements = std::vector<Replacement>;

/// Sorted, overlaps made one.
Replacements merged(Replacements all);

/// True for a whole mark as written by a redactor, so that nothing is marked twice.
bool is_mark(std::string_view text);

/// Adds the range unless it is empty or a mark already.
void add_range(Replacements& all, std::string_view text, std::size_t begin, std::size_t end, std::string kind,
    Reason reason = Reason::pattern);

}  // namespace scim::report
