// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Which parts of a schema speak about a place of a document.

#include <string>
#include <string_view>
#include <vector>

#include <scim/wire/json.hpp>

namespace scim::documents {

/// The schema a `{"$ref": "#/definitions/..."}` stands for, or nullptr.
Json const* referenced(Json const& root, Json const& reference);

/// Every schema that speaks about the value at the end of the way, alternatives and conditions included. The same
/// keywords that Valijson applies, found again so that a message can say what was expected.
std::vector<Json const*> schemas_at(Json const& root, std::vector<std::string> const& tokens);

/// The text in double quotes.
std::string quoted(std::string_view text);

/// `; did you mean "steps"?`, or nothing when no candidate is near.
std::string suggestion(std::string_view text, std::vector<std::string> const& candidates);

}  // namespace scim::documents
