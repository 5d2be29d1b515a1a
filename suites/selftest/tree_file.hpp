// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Files of the source tree that the selftest makes.

#include <string>
#include <string_view>

namespace scim::selftest {

/// Compares a generated file with the tree, or writes it when SCIM_APPROVE is set. `path` is relative to the top.
void check_current(std::string const& path, std::string const& content);

/// Whether an id begins with one of the words, which blanks separate. For whoever wants a part of a matrix only.
bool begins_with_one_of(std::string_view id, std::string_view words);

}  // namespace scim::selftest
