// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// One comparison of a scoping filter, made ready.

#include <cstdint>

#include <scim/provisioning/scope.hpp>

#include "expression/regex.hpp"

namespace scim::provisioning {

/// A clause with its value read once.
struct CompiledClause {
    ScopeClause clause;
    std::optional<expression::Regex> pattern;  ///< of REGEX MATCH and its opposite
    std::optional<std::int64_t> integer;       ///< the value, if it is one

    /// Whether the clause is true for an attribute's value.
    bool holds(Value const& value) const;
};

/// Errors: an attribute that no filter may name, a pattern or an integer that is none.
Result<CompiledClause, ScopeError> compile(ScopeClause const& clause);

}  // namespace scim::provisioning
