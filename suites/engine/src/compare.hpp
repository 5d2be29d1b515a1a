// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Compares what came with what a case expects. Knows JSON and the few matchers of case files, nothing of SCIM but that
/// attribute names have no case (RFC 7643 §2.1) and that null and `[]` mean "not there" (§2.5).

#include <string>
#include <string_view>
#include <vector>

#include <scim/wire/json.hpp>
#include <scim/wire/uri.hpp>

namespace scim::conformance {

/// One place where expectation and observation differ.
struct Mismatch {
    std::string pointer;
    std::string failure_class;       ///< of the result model: `wrong-value`, `missing-attribute`, ...
    std::string expected, observed;  ///< short texts
    std::string observation;         ///< class of what was seen, without values
};

/// What relative references are resolved against.
struct CompareContext {
    Uri base;
};

/// Every difference. Objects: the named members must be there and match; arrays: same length, each element matches.
/// Placeholders are already filled.
std::vector<Mismatch> compare(
    Json const& expected, Json const& observed, CompareContext const& context, std::string const& pointer = "");

/// Compares a multi-valued attribute as a set; `rules` has `exactly`, `contains`, `lacks`, `count`.
std::vector<Mismatch> compare_members(
    Json const& rules, Json const* observed, CompareContext const& context, std::string const& pointer);

/// Whether two values mean the same, the order of array elements ignored.
bool same_in_any_order(Json const& left, Json const& right);

/// True for absent (nullptr), null and empty arrays. RFC 7643 §2.5.
bool is_unassigned(Json const* value);

/// Whether the object is a matcher such as `{"any": "string"}`.
bool is_matcher(Json const& value);

/// The value in at most about 120 letters.
std::string brief(Json const& value);
/// `string`, `boolean`, ...: the class of a value.
std::string_view kind_name(Json const& value);

}  // namespace scim::conformance
