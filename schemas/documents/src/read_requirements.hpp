// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// From requirement files and finding texts to values. The files have been judged by their schemas before.

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <scim/documents/requirement_registry.hpp>
#include <scim/wire/json.hpp>

namespace scim::documents {

/// The requirements of one file of the kind `requirement`.
std::vector<Requirement> read_requirements(Json const& file);

/// The texts of one file of the kind `finding-texts`, with the ids they are for.
std::vector<std::pair<std::string, FindingTexts>> read_finding_texts(Json const& file);

/// A placeholder that no report can fill, e.g. `{user}`. Empty when there is none.
std::optional<std::string> unknown_placeholder(std::string_view observed);

}  // namespace scim::documents
