// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Cases made from an attribute mapping: they send exactly what a vendor's gallery application maps.

#include <vector>

#include <scim/conformance/catalogue.hpp>

namespace scim::conformance {

/// For users and groups: everything mapped is created and comes back, each attribute alone is updated in both PATCH
/// forms of Entra and comes back, each matching or filterable attribute finds its resource. ENTRA-051, -025, -041,
/// -043.
std::vector<CaseDefinition> mapping_cases(Mapping const& mapping);

/// Adds them to the catalogue, with their suite titles. An earlier mapping's cases are replaced.
void add_mapping_cases(Catalogue& catalogue, Mapping const& mapping);

}  // namespace scim::conformance
