// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The program: finds the command and runs it.

#include <string>
#include <vector>

namespace scim::cli {

/// Runs the words behind the program's name; returns the process's exit code.
int main_program(std::vector<std::string> words);

}  // namespace scim::cli
