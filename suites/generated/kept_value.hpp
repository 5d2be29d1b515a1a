// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What became of a value that was sent. RFC 7643 §2.3, §7.

#include <string>

#include <scim/conformance/type_definition.hpp>
#include <scim/wire/json.hpp>

namespace scim::conformance {

/// From best to worst.
enum class Kept { same, other_case, changed, absent, wrong_type };

/// Compares a value that was sent with the one that is shown (nullptr: none). Values and sub-attributes that the
/// provider adds do not count, nor does another spelling of the same moment or number.
Kept kept(AttributeDefinition const& attribute, Json const& sent, Json const* shown);

/// Whether a shown value, with all its parts, has the JSON type that the definition wants; null always has.
bool has_type(AttributeDefinition const& attribute, Json const& shown);

/// The value as text, for people.
std::string in_short(Json const* value);
/// How a value that was not kept is called in findings.
std::string observation_of(Kept kept);

}  // namespace scim::conformance
