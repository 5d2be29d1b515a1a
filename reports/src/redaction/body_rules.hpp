// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Finds secrets and personal data in bodies by the names of members.

#include <string_view>

#include "json_outline.hpp"
#include "replacement.hpp"

namespace scim::report {

/// Values of secret members at any depth, and values that a patch operation writes to a secret attribute. Definitions
/// in /Schemas only speak about such attributes and are left alone.
void find_secret_members(std::string_view text, JsonOutline const& outline, Replacements& found);

/// Personal data of resources that this run did not create: those none of whose strings contains the run prefix. Each
/// resource of a list is judged alone; discovery documents and errors hold no people.
void find_personal_data(
    std::string_view text, JsonOutline const& outline, std::string_view run_prefix, Replacements& found);

/// Which quotes make a pair: any, or only those escaped as inside a JSON string.
enum class PairQuotes { any, escaped };

/// As find_secret_members() for a text that is no complete JSON: every `"name":"value"` counts.
void find_secret_pairs(std::string_view text, PairQuotes quotes, Replacements& found);

/// As find_personal_data() for a text that is no complete JSON: a value is ours when it contains the prefix.
void find_personal_pairs(std::string_view text, std::string_view run_prefix, Replacements& found);

}  // namespace scim::report
