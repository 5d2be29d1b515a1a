// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Looks up the names in a filter, and checks that operators and operands suit them. RFC 7644 §3.4.2.2.

#include <scim/server/behaviour.hpp>

namespace scim::server {

/// Binds a filter to a resource type. Errors: invalidFilter for an unknown attribute or an operator that does not suit.
Result<Filter, ScimError> bind_filter(Filter filter, Context const& context);

/// Binds a value filter to the sub-attributes of the attribute it stands behind.
Result<Filter, ScimError> bind_value_filter(Filter filter, Attribute const& attribute, Context const& context);

/// Honest check of one bound comparison. RFC 7644 §3.4.2.2, table 3.
Result<void, ScimError> check_comparison(Filter const& comparison);

/// The attribute whose values are compared.
Attribute const& compared_attribute(Filter const& comparison);

/// Whether the operator is one of gt, ge, lt and le.
bool is_ordering(CompareOperator op);

/// Whether evaluating the filter needs values that are derived from other resources.
bool needs_derived_values(Filter const& filter);

}  // namespace scim::server
