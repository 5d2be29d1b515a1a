// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The only door to Valijson: a schema that answers with raw complaints.

#include <memory>
#include <string>
#include <vector>

#include <scim/wire/json.hpp>
#include <scim/wire/result.hpp>

namespace scim::documents {

/// A complaint in Valijson's own words.
struct Complaint {
    std::vector<std::string> tokens;  ///< way to the place, unescaped names and indices
    std::string text;
};

/// What Valijson made of a schema. Reading it from several threads is safe.
class CompiledSchema {
public:
    /// The schema must have passed check_schema(): Valijson silently ignores what it does not know.
    static Result<std::unique_ptr<CompiledSchema>, std::string> compile(Json const& schema);

    virtual ~CompiledSchema() = default;

    /// Whether the document fits.
    virtual bool accepts(Json const& document) const = 0;
    /// Complaints, those about a part before those about the whole. May be empty although the document does not fit.
    virtual std::vector<Complaint> complaints(Json const& document) const = 0;
};

}  // namespace scim::documents
