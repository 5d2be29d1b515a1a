// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Reads the HTML report as a browser would: its static part and its packed data.

#include <string>
#include <string_view>

#include <scim/wire/json.hpp>

namespace scim::report::sample {

bool contains(std::string_view text, std::string_view part);

/// What stands between two texts, the first time; empty when one is missing.
std::string between(std::string_view text, std::string_view before, std::string_view after);

/// What is read without script.
std::string static_part(std::string const& html);

/// The JSON of a data block.
Json block(std::string const& html, std::string const& id);

}  // namespace scim::report::sample
