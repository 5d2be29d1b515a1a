// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Turns a case file into case definitions.

#include <string>
#include <vector>

#include <scim/conformance/case_definition.hpp>
#include <scim/wire/json.hpp>

namespace scim::conformance {

/// One case file.
struct CasePage {
    std::string id;  ///< `<area>/<page>`
    std::string about;
    std::vector<CaseDefinition> cases;
};

/// The document must have passed the file schema "case-file".
CasePage case_page_from_json(Json const& json, std::string const& file);

}  // namespace scim::conformance
