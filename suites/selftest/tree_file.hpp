// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Files of the source tree: those that tests read, and those that tests make. Paths are relative to the top.

#include <string>
#include <string_view>

namespace scim::selftest {

/// The content of a file; empty if it cannot be read.
std::string read_file(std::string const& path);

/// Whether there is such a file.
bool is_file(std::string const& path);

/// Compares a generated file with the tree, or writes it when SCIM_APPROVE is set.
void check_current(std::string const& path, std::string const& content);

/// Whether an id begins with one of the words, which blanks separate. For whoever wants a part of a matrix only.
bool begins_with_one_of(std::string_view id, std::string_view words);

}  // namespace scim::selftest
