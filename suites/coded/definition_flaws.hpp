// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What can be wrong with a schema and with an attribute definition, each in a few words; empty if it is not.
/// RFC 7643 §2, §7, §10.

#include <string>

#include "coded/published_schemas.hpp"

namespace scim::conformance::flaws {

std::string no_name(Definition const& definition);
std::string name_twice(Definition const& definition);
std::string unknown_type(Definition const& definition);
std::string no_sub_attributes(Definition const& definition);
std::string plurality_no_boolean(Definition const& definition);
std::string required_no_boolean(Definition const& definition);
std::string case_exact_no_boolean(Definition const& definition);
std::string unknown_mutability(Definition const& definition);
std::string unknown_returned(Definition const& definition);
std::string unknown_uniqueness(Definition const& definition);
std::string odd_name(Definition const& definition);
std::string simple_with_sub_attributes(Definition const& definition);
std::string invented_type(Definition const& definition);
std::string without_reference_types(Definition const& definition);
std::string unique_boolean(Definition const& definition);
std::string unique_complex(Definition const& definition);
std::string without_type_or_plurality(Definition const& definition);
std::string misplaced_reference_types(Definition const& definition);
std::string odd_reference_types(Definition const& definition);
std::string complex_in_complex(Definition const& definition);
std::string sub_attribute_without_form(Definition const& definition);
std::string description_no_text(Definition const& definition);
std::string read_only_member(Definition const& definition);
std::string schema_without_id(Json const& schema);
std::string outside_of_schemas(Json const& schema);
std::string of_version_1(Json const& schema);
std::string uri_with_odd_letters(Json const& schema);
std::string invented_core(Json const& schema);
std::string schema_name_no_text(Json const& schema);
std::string schema_description_no_text(Json const& schema);
std::string attributes_no_list(Json const& schema);

}  // namespace scim::conformance::flaws
