// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The wording of a single violation.

#include <string>
#include <string_view>
#include <vector>

#include <scim/wire/json.hpp>

namespace scim::documents {

/// What one of Valijson's sentences speaks about.
enum class Complains {
    of_type,
    of_missing_member,
    of_unknown_member,
    of_value,
    of_alternatives,  ///< none of anyOf or oneOf fits; complaints of each came before
    of_member,        ///< a named member does not fit; its own complaints came before, if there are any
    of_parts,         ///< some part does not fit, which was said before
};

Complains classify(std::string_view complaint);

/// The name between the single quotes of a complaint.
std::string quoted_name(std::string_view complaint);

/// Names of members that the schemas know.
std::vector<std::string> member_names(std::vector<Json const*> const& schemas);

/// The sentence for a complaint about a value, given the schemas that speak about it.
std::string phrase(std::vector<Json const*> const& schemas, Json const& value, std::string_view complaint);

}  // namespace scim::documents
