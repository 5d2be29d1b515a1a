// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Turns Valijson's complaints into sentences that name what was expected and what was found.

#include <vector>

#include <scim/documents/json_schema.hpp>

#include "compiled_schema.hpp"

namespace scim::documents {

/// Violations for the complaints about a document, the first for each place, in document order.
std::vector<SchemaViolation> explain(
    Json const& schema, Json const& document, std::vector<Complaint> const& complaints);

}  // namespace scim::documents
