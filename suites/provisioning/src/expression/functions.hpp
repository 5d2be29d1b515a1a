// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What each function of the language computes. Their parameters stand in function_table.cpp, their meaning in
/// docs/expressions.md. Source: Microsoft's reference for writing expressions for attribute mappings.

#include "expression/function.hpp"

namespace scim::provisioning::expression {

// text_functions.cpp
Computed append(Call const& call);
Computed convert_to_base64(Call const& call);
Computed convert_to_utf8_hex(Call const& call);
Computed in_str(Call const& call);
Computed left(Call const& call);
Computed mid(Call const& call);
Computed strip_spaces(Call const& call);
Computed word(Call const& call);
std::optional<Problem> check_compare_type(std::string const& keyword);

// case_functions.cpp
Computed normalize_diacritics(Call const& call);
Computed p_case(Call const& call);
Computed to_lower(Call const& call);
Computed to_upper(Call const& call);
std::optional<Problem> check_culture(std::string const& culture);

// list_functions.cpp
Computed count(Call const& call);
Computed item(Call const& call);
Computed join(Call const& call);
Computed remove_duplicates(Call const& call);
Computed split_text(Call const& call);
std::optional<Problem> check_delimiter(std::string const& delimiter);

// logic_functions.cpp
Computed bit_and(Call const& call);
Computed c_bool(Call const& call);
Computed c_str(Call const& call);
Computed is_null_value(Call const& call);
Computed is_null_or_empty_value(Call const& call);
Computed is_present(Call const& call);
Computed is_string(Call const& call);
Computed not_value(Call const& call);

// flow_functions.cpp
Computed coalesce(Node const& node, Evaluation& evaluation);
Computed ignore_flow_if_null_or_empty(Call const& call);
Computed iif(Node const& node, Evaluation& evaluation);
Computed redact(Call const& call);
Computed select_unique_value(Node const& node, Evaluation& evaluation);
Computed switch_value(Node const& node, Evaluation& evaluation);
std::optional<Problem> check_switch(Node const& node);

// date_functions.cpp
Computed c_date(Call const& call);
Computed date_add(Call const& call);
Computed date_diff(Call const& call);
Computed date_from_num(Call const& call);
Computed format_date_time(Call const& call);
Computed now(Call const& call);
Computed num_from_date(Call const& call);
std::optional<Problem> check_interval(std::string const& interval);
std::optional<Problem> check_styles(std::string const& styles);
std::optional<Problem> check_date_format(std::string const& format);

// random_functions.cpp
Computed guid(Call const& call);
Computed random_string(Call const& call);

// replace_function.cpp
Computed replace(Call const& call);
std::optional<Problem> check_replace(Node const& node);
std::optional<Problem> check_pattern(std::string const& pattern);

// role_functions.cpp
Computed app_role_assignments_complex(Call const& call);
Computed assertive_app_role_assignments_complex(Call const& call);
Computed single_app_role_assignment(Call const& call);

}  // namespace scim::provisioning::expression
