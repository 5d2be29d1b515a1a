// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Turns a case file into case definitions.

#include <string>
#include <vector>

#include <scim/conformance/catalogue.hpp>
#include <scim/wire/json.hpp>

namespace scim::conformance {

/// The document must have passed the file schema "case-file".
CasePage case_page_from_json(Json const& json, std::string const& file);

}  // namespace scim::conformance
