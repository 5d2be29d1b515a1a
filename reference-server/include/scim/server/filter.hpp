// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Filters as trees. RFC 7644 §3.4.2.2.

#include <string>
#include <vector>

#include <scim/server/schema.hpp>
#include <scim/wire/json.hpp>

namespace scim::server {

/// The attribute operators, `pr` excepted. RFC 7644 §3.4.2.2, table 3.
enum class CompareOperator { eq, ne, co, sw, ew, gt, ge, lt, le };

/// `[URN:]name[.sub]` as written. RFC 7644 §3.10.
struct AttributeName {
    std::string urn;  ///< empty when there is none
    std::string name;
    std::string sub_name;  ///< empty when there is none

    friend bool operator==(AttributeName const&, AttributeName const&) = default;
};

/// A filter, or a part of one.
///
/// Shape: `negation` and `value_path` have one operand, `conjunction` and `disjunction` two or more, the others none.
struct Filter {
    enum class Kind { everything, comparison, presence, conjunction, disjunction, negation, value_path };

    Kind kind = Kind::everything;
    AttributeName path;
    CompareOperator op = CompareOperator::eq;
    Json value;
    std::vector<Filter> operands;

    // Filled in when the filter is bound to a resource type.
    Schema const* extension = nullptr;  ///< where the attribute lives, nullptr for core
    Attribute const* attribute = nullptr;
    Attribute const* sub_attribute = nullptr;
};

}  // namespace scim::server
