// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Files that the user names, read whole.

#include <string>
#include <vector>

#include <scim/conformance/catalogue.hpp>
#include <scim/wire/result.hpp>

namespace scim::cli {

/// Errors: a sentence with the path.
Result<conformance::SourceFile, std::string> read_source(std::string const& path);
/// Every .json file below a folder, sorted by path.
Result<std::vector<conformance::SourceFile>, std::string> read_folder(std::string const& folder);

}  // namespace scim::cli
