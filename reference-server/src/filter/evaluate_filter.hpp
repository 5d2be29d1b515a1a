// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Decides whether a resource, or a value of a multi-valued attribute, fulfils a filter. RFC 7644 §3.4.2.2.

#include <scim/server/behaviour.hpp>

namespace scim::server {

/// Whether the resource fulfils the bound filter. For a bound value filter, the resource is one value.
bool matches(Filter const& filter, Json const& resource, Context const& context);

/// Compares two texts by an operator; without case_exact, the case of ASCII letters does not matter.
bool compare_strings(CompareOperator op, std::string_view stored, std::string_view operand, bool case_exact);

/// Compares two points in time, however they are written. What is none differs from every other.
bool compare_dates(CompareOperator op, std::string_view stored, std::string_view operand);

/// True for null, empty text, empty array, and objects that hold nothing else. RFC 7643 §2.5; RFC 7644 table 3, pr.
bool is_unassigned(Json const& value);

}  // namespace scim::server
