// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Refuses schemas that Valijson would silently misread.

#include <optional>
#include <string>

#include <scim/wire/json.hpp>

namespace scim::documents {

/// What is wrong with a schema, e.g. `/properties/id: unknown keyword "requird"; did you mean "required"?`. Empty when
/// it uses only keywords that work, references only to places of its own, and no reference that leads to itself.
std::optional<std::string> check_schema(Json const& schema);

}  // namespace scim::documents
